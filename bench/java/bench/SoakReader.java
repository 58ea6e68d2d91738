package bench;

import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads pages and looks at every byte of them. One for each thread. */
final class SoakReader implements Runnable {
    private static final long PAUSE_NANOS = 4_000_000;
    private static final int MAX_TAGS = 300_000;
    private static final Pattern MARK = Pattern.compile("(Soak|Body) (w\\d+n\\d+) v(\\d+)\\b");

    /** Which bytes an ETag stood for, by address, encoding and tag; shared by all readers. */
    private static final Map<String, String> TAGS = new ConcurrentHashMap<>();

    /** Addresses that once had a page. */
    private static final Set<String> SERVED = ConcurrentHashMap.newKeySet();

    /** Whose stories a page showed when it was last there. */
    private static final Map<String, Set<String>> SHOWN = new ConcurrentHashMap<>();

    private final SoakBook book;
    private final int port;
    private final SplittableRandom random;

    SoakReader(SoakBook book, int port, int seed) {
        this.book = book;
        this.port = port;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public void run() {
        try (var connection = new Connection(port)) {
            while (!book.over) {
                boolean wasUp = book.up;
                try {
                    if (random.nextInt(10) < 6) {
                        book.any(random).ifPresent(story -> readStory(connection, story));
                    } else {
                        readList(connection);
                    }
                } catch (Broken e) {
                    (wasUp && book.up ? book.unanswered : book.unreachable).increment();
                    if (wasUp && book.up) {
                        book.fault("an answer that broke off", e.getMessage());
                    }
                    LockSupport.parkNanos(20_000_000);
                } catch (RuntimeException e) {
                    book.fault("an answer that cannot be read", e.toString());
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static final class Broken extends RuntimeException {
        Broken(String where, IOException cause) {
            super(where + ": " + cause, cause);
        }
    }

    private void readStory(Connection connection, SoakStory story) {
        String section = story.last().section;
        String path = story.path(section);
        long asked = System.nanoTime();
        Connection.Reply reply = ask(connection, path);
        switch (reply.status()) {
            case 200 -> {
                String text = reply.text();
                if (!text.contains("Body " + story.token + " v")) {
                    book.fault("another page's bytes", path);
                }
                look(reply, path, asked);
            }
            case 301 -> {
                String location = URI.create(reply.header("location")).getRawPath();
                book.late(
                        "a redirect",
                        story.late(
                                asked,
                                book.outages,
                                state ->
                                        state.live() && story.path(state.section).equals(location)),
                        path + " to " + location);
            }
            case 304 -> {}
            case 404 ->
                    book.late(
                            "a 404",
                            story.late(
                                    asked,
                                    book.outages,
                                    state ->
                                            state.kind == SoakStory.Kind.WITHHELD
                                                    // Without the database nobody knows better.
                                                    || (state.kind == SoakStory.Kind.KILLED
                                                            && book.outages.isNear(asked))),
                            path);
            case 410 ->
                    book.late(
                            "a 410",
                            story.late(
                                    asked,
                                    book.outages,
                                    state -> state.kind == SoakStory.Kind.KILLED),
                            path);
            default -> broken(reply, path);
        }
    }

    private void readList(Connection connection) {
        var today = LocalDate.now(ZoneOffset.UTC);
        List<String> lists =
                List.of(
                        "/en/",
                        "/en/world/",
                        "/en/politics/",
                        "/en/topics/bridges/",
                        "/en/feed.rss",
                        "/en/feed.atom",
                        "/en/feed.json",
                        "/en/world/feed.rss",
                        "/en/topics/bridges/feed.json",
                        "/en/world/%04d/%02d/".formatted(today.getYear(), today.getMonthValue()),
                        "/en/boxes/latest.json",
                        "/en/boxes/latest.json");
        String path = lists.get(random.nextInt(lists.size()));
        long asked = System.nanoTime();
        Connection.Reply reply = ask(connection, path);
        if (reply.status() == 200) {
            String text = reply.text();
            look(reply, path, asked);
            if (path.contains("/boxes/")) {
                book.leading(asked)
                        .filter(story -> !text.contains("Soak " + story.token + " v"))
                        .ifPresent(
                                story -> book.fault("a box without its newest story", story.token));
            }
        } else if (reply.status() != 304 && !(reply.status() == 404 && path.contains("/20"))) {
            broken(reply, path);
        }
    }

    /**
     * Every story a page shows must be live, in words it has or had a moment ago, the same all over
     * the page. Only a page that nobody asked for lately may show others as they were, while the
     * database is away, and must say so.
     */
    private void look(Connection.Reply reply, String path, long asked) {
        String text = reply.text();
        boolean saysLate = reply.header("cache-status").contains("ttl=-1");
        Map<String, Integer> versions = new ConcurrentHashMap<>();
        for (Matcher mark = MARK.matcher(text); mark.find(); ) {
            String token = mark.group(2);
            int version = Integer.parseInt(mark.group(3));
            Integer before = versions.put(token, version);
            if (before != null && before == version) {
                continue;
            }
            if (before != null) {
                book.fault("two states on one page", path + " has " + token);
            }
            SoakStory story = book.byToken.get(token);
            if (story == null) {
                continue;
            }
            long late =
                    story.late(
                            asked, book.outages, state -> state.live() && state.version == version);
            if (saysLate && late != SoakStory.NEVER && !path.endsWith("-" + story.id)) {
                book.saidLate(late);
            } else {
                book.late("a state", late, path + " shows " + mark.group());
            }
        }
        SHOWN.put(path, versions.keySet());
    }

    private void broken(Connection.Reply reply, String path) {
        if (reply.status() == 503 && !SERVED.contains(path)) {
            book.unavailable.increment();
        } else if (reply.status() == 503 && showsWithdrawn(path)) {
            // Only the old page is there, and it shows what must not be shown.
            book.withheld.increment();
        } else {
            book.fault(
                    "status " + reply.status() + " on a page that had been there",
                    path + " " + reply.header("cache-status"));
        }
    }

    private boolean showsWithdrawn(String path) {
        return SHOWN.getOrDefault(path, Set.of()).stream()
                .map(book.byToken::get)
                .anyMatch(story -> story != null && story.mayBeWithdrawn());
    }

    private Connection.Reply ask(Connection connection, String path) {
        book.requests.increment();
        String sent = random.nextInt(4) == 0 ? TAGS.getOrDefault("last " + path, "") : "";
        try {
            Connection.Reply reply =
                    connection.get(path, sent.isEmpty() ? "" : "If-None-Match: " + sent + "\r\n");
            if (reply.status() == 200) {
                SERVED.add(path);
                agree(path, reply);
            } else if (reply.status() == 304) {
                book.notModified.increment();
                if (!reply.header("etag").equals(sent)) {
                    book.fault(
                            "a 304 for another tag",
                            path + " " + sent + " " + reply.header("etag"));
                }
            } else {
                TAGS.remove("last " + path);
                if (reply.status() < 500) {
                    SERVED.remove(path);
                }
            }
            return reply;
        } catch (IOException e) {
            throw new Broken(path, e);
        }
    }

    /** A tag stands for the same bytes for ever. */
    private void agree(String path, Connection.Reply reply) {
        String tag = reply.header("etag");
        if (tag.isEmpty()) {
            book.fault("a page without a tag", path);
            return;
        }
        if (TAGS.size() > MAX_TAGS) {
            TAGS.clear();
        }
        TAGS.put("last " + path, tag);
        String before = TAGS.put(path + " " + tag, hash(reply.body()));
        if (before != null && !before.equals(hash(reply.body()))) {
            book.fault("a tag for two bodies", path + " " + tag);
        }
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
