package news.stet.people;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The way to the newsroom's provider: over TLS and to the open network, unless the administrator
 * said that it stands on a private one. Follows no redirects, waits not long and reads not much.
 * Safe for any thread.
 */
final class ProviderHttp implements HTTPRequestSender, ResourceRetriever, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MAX_BYTES = 512 * 1024;

    private final boolean privateAddress;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(PATIENCE)
                    .build();

    ProviderHttp(boolean privateAddress) {
        this.privateAddress = privateAddress;
    }

    /**
     * The body of what is there.
     *
     * @throws IOException when nothing answers, or not with 200
     */
    String get(URI address) throws IOException {
        HttpResponse<InputStream> answer = send(HttpRequest.newBuilder(address).GET(), address);
        String body = body(answer);
        if (answer.statusCode() != HTTPResponse.SC_OK) {
            throw new IOException(address + " answered " + answer.statusCode());
        }
        return body;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        return new Resource(get(uri(url)), "application/json");
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked.getURI());
        asked.getHeaderMap()
                .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        String body = asked.getBody();
        request.method(
                asked.getMethod().name(),
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<InputStream> answer = send(request, asked.getURI());
        HTTPResponse response = new HTTPResponse(answer.statusCode());
        for (Map.Entry<String, List<String>> header : answer.headers().map().entrySet()) {
            response.setHeader(header.getKey(), header.getValue().toArray(String[]::new));
        }
        if (response.getEntityContentType() == null) {
            response.setEntityContentType(ContentType.APPLICATION_JSON);
        }
        response.setBody(body(answer));
        return response;
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request, URI address)
            throws IOException {
        requireAllowed(address);
        try {
            return client.send(
                    request.timeout(PATIENCE).header("Accept", "application/json").build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while asking the provider", e);
        }
    }

    private static String body(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream in = answer.body()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException(answer.uri() + " gave more than " + MAX_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** A provider's settings name further addresses; they must be as open as its own. */
    private void requireAllowed(URI address) throws IOException {
        if (privateAddress) {
            return;
        }
        if (!"https".equals(address.getScheme()) || address.getHost() == null) {
            throw new IOException(address + " is not reached by TLS");
        }
        for (InetAddress one : InetAddress.getAllByName(address.getHost())) {
            if (one.isLoopbackAddress()
                    || one.isAnyLocalAddress()
                    || one.isLinkLocalAddress()
                    || one.isSiteLocalAddress()
                    || one.isMulticastAddress()
                    || isUniqueLocal(one)) {
                throw new IOException(
                        address.getHost()
                                + " is on a private network; oidc-private=true allows that");
            }
        }
    }

    private static boolean isUniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    }

    private static URI uri(URL url) throws IOException {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
