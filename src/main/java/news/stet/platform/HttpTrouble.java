package news.stet.platform;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.NotImplementedException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** What goes wrong between Stet and a strange server, in words for people. */
final class HttpTrouble {
    private HttpTrouble() {}

    /** The same with a message for people; what is none of the client's stays as it is. */
    static IOException inWords(IOException trouble) {
        return switch (trouble) {
            case TruncatedChunkException broken ->
                    new IOException("it broke off in the middle", broken);
            case MalformedChunkCodingException odd ->
                    new IOException("it comes in pieces that do not fit", odd);
            case NoHttpResponseException silent ->
                    new IOException("what answers is no web server", silent);
            case ConnectionClosedException broken ->
                    new IOException("it broke off in the middle", broken);
            case MessageConstraintException odd ->
                    new IOException("what answers is no web server", odd);
            case ClientProtocolException odd
                    when odd.getCause() instanceof NotImplementedException ->
                    new IOException("it comes in a coding nobody asked for", odd);
            case ClientProtocolException odd ->
                    new IOException("what answers is no web server", odd);
            case SocketTimeoutException silent -> new IOException("no answer in time", silent);
            case ConnectException closed -> new IOException("nothing answers there", closed);
            default -> trouble;
        };
    }
}
