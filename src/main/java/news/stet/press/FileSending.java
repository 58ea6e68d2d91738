package news.stet.press;

import java.nio.channels.FileChannel;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.IteratingNestedCallback;

/** One answer that the kernel sends from a file, piece by piece; see {@link FilePart}. */
final class FileSending extends IteratingNestedCallback {
    private final WatchedEndPoint endPoint;
    private final Response response;
    private final FileChannel file;
    private long at;
    private long left;

    /**
     * @param file closed when all is sent, or cannot be
     * @param bytes more than none
     */
    FileSending(
            WatchedEndPoint endPoint,
            Response response,
            FileChannel file,
            long first,
            long bytes,
            Callback callback) {
        super(callback);
        this.endPoint = endPoint;
        this.response = response;
        this.file = file;
        this.at = first;
        this.left = bytes;
    }

    @Override
    protected Action process() {
        if (left == 0) {
            return Action.SUCCEEDED;
        }
        int bytes = (int) Math.min(left, FilePart.MOST_BYTES);
        endPoint.send(new FilePart(file, at));
        at += bytes;
        left -= bytes;
        response.write(left == 0, FilePart.form(bytes), this);
        return Action.SCHEDULED;
    }

    /** A disk may let us wait, and must not let all connections wait. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.BLOCKING;
    }

    @Override
    protected void onCompleteSuccess() {
        done();
        super.onCompleteSuccess();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        done();
        super.onCompleteFailure(cause);
    }

    private void done() {
        endPoint.send(null);
        IO.close(file);
    }
}
