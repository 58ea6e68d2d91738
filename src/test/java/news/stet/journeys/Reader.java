package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import news.stet.platform.Json;
import news.stet.platform.Waiting;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/** Somebody who reads without a browser and follows no redirect. Safe for any thread. */
final class Reader {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Reader() {}

    /** What came back. */
    record Got(int status, String contentType, String location, String body) {
        Document html() {
            assertThat(contentType).startsWith("text/html");
            return Jsoup.parse(body);
        }

        JsonNode json() {
            return Json.read(body);
        }

        /** With namespaces, and nothing read from elsewhere. */
        org.w3c.dom.Document xml() {
            try {
                var factory = DocumentBuilderFactory.newInstance();
                factory.setNamespaceAware(true);
                factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                var builder = factory.newDocumentBuilder();
                builder.setErrorHandler(null);
                return builder.parse(new InputSource(new StringReader(body)));
            } catch (SAXException | ParserConfigurationException e) {
                throw new AssertionError("not well-formed: " + body, e);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** Returns as soon as that address answers so. */
    static void await(String url, int status) {
        Waiting.until(url + " answers " + status, () -> get(url).status() == status);
    }

    /** How many bytes come over the line to a browser that takes packed ones. */
    static int packed(String url) {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .header("Accept-Encoding", "br, gzip")
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body()
                    .length;
        } catch (IOException e) {
            throw new AssertionError(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static Got get(String url) {
        try {
            HttpResponse<byte[]> answer =
                    CLIENT.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(Duration.ofMinutes(1))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            return new Got(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.headers().firstValue("Location").orElse(""),
                    new String(answer.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
