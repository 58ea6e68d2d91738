package news.stet.press;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.stet.site.Answer;
import org.jspecify.annotations.Nullable;

/**
 * A pressed page as it is kept and sent: made once, never changed, replaced whole.
 *
 * @param path its address; no path at all for what stands for many, as the page of all that is not
 *     found
 * @param seq the newest change it knows
 * @param until when it stops to hold by itself, in milliseconds since 1970
 * @param changed when its bytes last changed, in whole seconds since 1970
 * @param tag of the bytes, without quotes; one for all encodings
 */
record Sheet(
        String path,
        int status,
        String contentType,
        Map<String, String> headers,
        Set<String> keys,
        long seq,
        long until,
        long changed,
        String tag,
        Bodies bodies) {
    /** What is not text, or so short that headers weigh more, is sent as it is. */
    private static final int WORTH_COMPRESSING = 600;

    Sheet {
        headers = Map.copyOf(headers);
        keys = Set.copyOf(keys);
    }

    /**
     * A page fresh from its template.
     *
     * @param last the page that stood there before, whose tag and time it keeps when it is the same
     * @param now seconds since 1970
     */
    static Sheet of(
            String path, int status, Answer.Page page, long seq, @Nullable Sheet last, long now) {
        String tag = tag(page.body());
        Sheet same =
                last != null && last.tag().equals(tag) && last.status() == status ? last : null;
        // Two states within a second need two times.
        long changed =
                same != null
                        ? same.changed()
                        : last == null ? now : Math.max(now, last.changed() + 1);
        return new Sheet(
                path,
                status,
                page.contentType(),
                page.headers(),
                page.keys(),
                seq,
                page.until() == null ? Long.MAX_VALUE : page.until().toEpochMilli(),
                changed,
                tag,
                same != null
                        ? same.bodies()
                        : page.body().length < WORTH_COMPRESSING
                                ? Bodies.plain(page.body())
                                : Bodies.quick(page.body()));
    }

    /** The same with other bodies: better ones of the same page. */
    Sheet with(Bodies better) {
        return new Sheet(
                path, status, contentType, headers, keys, seq, until, changed, tag, better);
    }

    /** What it costs to keep in memory. */
    int weight() {
        return bodies.bytes() + 48 * keys.size() + 4_000;
    }

    static String tag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keys that do not fit into headers are told by their kind; see {@link Groups}. */
    List<String> groups() {
        return Groups.of(keys);
    }
}
