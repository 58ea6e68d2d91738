import module java.base;
import module java.net.http;

/** Downloads one file on a machine that has neither curl nor wget: {@code java Fetch.java URL FILE}. */
void main(String[] arguments) throws InterruptedException {
    var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    var request = HttpRequest.newBuilder(URI.create(arguments[0])).timeout(Duration.ofMinutes(5)).build();
    try {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofFile(Path.of(arguments[1])));
        if (answer.statusCode() == 200) {
            return;
        }
        System.err.println(arguments[0] + " answers " + answer.statusCode());
    } catch (IOException e) {
        System.err.println(arguments[0] + " cannot be reached: " + e);
    }
    System.exit(1);
}
