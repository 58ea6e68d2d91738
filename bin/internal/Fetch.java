import module java.base;
import module java.net.http;

/** Downloads one file on a machine that has neither curl nor wget: {@code java Fetch.java URL FILE}. */
void main(String[] arguments) throws Exception {
    var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    var request = HttpRequest.newBuilder(URI.create(arguments[0])).timeout(Duration.ofMinutes(5)).build();
    var file = Path.of(arguments[1]);
    var status = client.send(request, HttpResponse.BodyHandlers.ofFile(file)).statusCode();
    if (status != 200) {
        System.err.println(arguments[0] + " answers " + status);
        System.exit(1);
    }
}
