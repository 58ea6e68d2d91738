package news.stet.press;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers to requests that are no requests: a short clean page that tells nothing of the inside.
 */
final class PlainErrors extends ErrorHandler {
    static final String HTML = "text/html; charset=utf-8";

    private static final Map<Integer, String> TITLES =
            Map.of(
                    400, "Bad request",
                    404, "Not found",
                    405, "Method not allowed",
                    410, "It was taken away",
                    414, "Address too long",
                    416, "Range not satisfiable",
                    431, "Headers too large",
                    500, "Something failed here",
                    503, "Not available just now");

    /** The page for a status. */
    static byte[] page(int status) {
        String title = status + " " + TITLES.getOrDefault(status, "Not possible");
        return """
        <!DOCTYPE html>
        <html lang="en" dir="ltr">
        <head><meta charset="utf-8"><title>%s</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex"></head>
        <body><main><h1>%s</h1><p><a href="/">To the front page</a></p></main></body>
        </html>
        """
                .formatted(title, title)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus() < 400 ? 500 : response.getStatus();
        HttpFields.Mutable headers = response.getHeaders();
        SafetyHeaders.add(headers);
        byte[] page = page(status);
        headers.put(HttpHeader.CONTENT_TYPE, HTML);
        headers.put(HttpHeader.CONTENT_LENGTH, page.length);
        if (request.getConnectionMetaData().getHttpVersion().getVersion() < 20) {
            // What follows on this connection cannot be trusted to be a request.
            headers.put(HttpHeader.CONNECTION, "close");
        }
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        response.setStatus(status);
        response.write(true, ByteBuffer.wrap(page), callback);
        return true;
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable headers) {
        SafetyHeaders.add(headers);
        headers.put(HttpHeader.CONTENT_TYPE, HTML);
        return ByteBuffer.wrap(page(status));
    }
}
