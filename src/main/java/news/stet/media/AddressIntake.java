package news.stet.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Egress;
import news.stet.platform.Problem;

/** Takes in what lies at an address of the open network. Safe for any thread. */
public final class AddressIntake {
    /** Ten gigabytes at 5 MB a second. */
    private static final Duration PATIENCE = Duration.ofMinutes(35);

    private static final int MAX_ADDRESS_CHARS = 2_000;
    private static final String FIX =
            "Give the address of the file itself, on the open network, as https://…";

    private final MediaLibrary library;
    private final Egress egress;
    private final MediaLimits limits;
    private final Duration patience;

    public AddressIntake(MediaLibrary library, Egress egress, MediaLimits limits) {
        this(library, egress, limits, PATIENCE);
    }

    /**
     * @param patience for all of a file
     */
    AddressIntake(MediaLibrary library, Egress egress, MediaLimits limits, Duration patience) {
        this.library = library;
        this.egress = egress;
        this.limits = limits;
        this.patience = patience;
    }

    /**
     * Fetches a file and takes it in as {@link MediaLibrary#add} does; the caller waits.
     *
     * @throws Problem FORBIDDEN, INVALID when nothing can be had there, UNSUPPORTED, TOO_LARGE,
     *     NO_ROOM
     */
    public MediaItem take(Actor actor, String address, MediaDetails details) {
        actor.require(Permission.ADD_MEDIA);
        URI uri = read(address.strip());
        try {
            return egress.fetch(
                    uri,
                    patience,
                    limits.maxFilmBytes(),
                    (answer, body) ->
                            library.addFrom(
                                    actor,
                                    new Fetched(body),
                                    name(answer.at()),
                                    details,
                                    withoutQuery(uri)));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static Problem unreachable(IOException fault) {
        return Problem.invalid("address", "cannot be fetched (" + fault.getMessage() + ")", FIX);
    }

    /** Tells the faults of the network from those of the disk. */
    private static final class Fetched extends FilterInputStream {
        Fetched(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                throw unreachable(e);
            }
        }
    }

    private static URI read(String address) {
        try {
            URI uri = URI.create(address);
            if (address.length() <= MAX_ADDRESS_CHARS && uri.isAbsolute()) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below like every other text that is none.
        }
        throw Problem.invalid("address", "is no address", FIX);
    }

    /** The last part of the path, as a file is called. */
    private static String name(URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String last = path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B");
        try {
            return URLDecoder.decode(last, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return last;
        }
    }

    /** For the trail: what stands behind a question mark may be a secret. */
    private static String withoutQuery(URI address) {
        return address.toString().replaceFirst("[?#].*", "");
    }
}
