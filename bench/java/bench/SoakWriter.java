package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import news.stet.platform.Json;
import tools.jackson.databind.JsonNode;

/**
 * Does random things to stories of its own, and knows of each whether it was answered. One for each
 * thread.
 */
final class SoakWriter implements Runnable {
    private static final long PAUSE_NANOS = 120_000_000;
    private static final int MAX_STORIES = 250;

    private final SoakBook book;
    private final Api api;
    private final int number;
    private final SplittableRandom random;
    private final List<SoakStory> mine = new ArrayList<>();
    private int made;

    SoakWriter(SoakBook book, Api api, int number, long seed) {
        this.book = book;
        this.api = api;
        this.number = number;
        this.random = new SplittableRandom(seed + number);
    }

    @Override
    public void run() {
        while (!book.over) {
            try {
                if (mine.isEmpty() || mine.size() < MAX_STORIES && random.nextInt(6) == 0) {
                    begin();
                } else {
                    act(mine.get(random.nextInt(mine.size())));
                }
            } catch (IOException e) {
                book.unanswered.increment();
                LockSupport.parkNanos(50_000_000);
            } catch (RuntimeException e) {
                book.fault("a writer that failed", e.toString());
            }
            LockSupport.parkNanos((long) (PAUSE_NANOS * 2 * random.nextDouble()));
        }
    }

    private void begin() throws IOException {
        String token = "w" + number + "n" + ++made;
        String section = section();
        Connection.Reply created = api.post("/stories", draft(token, 1, section));
        if (created.status() != 201) {
            refused(created);
            return;
        }
        book.writes.increment();
        var story =
                new SoakStory(
                        Long.parseLong(Json.read(created.text()).get("id").stringValue()), token);
        // Its readers know it before it is there, so that they cannot meet a stranger.
        book.byToken.put(token, story);
        SoakStory.State state = story.sending(SoakStory.Kind.LIVE, 1, section, 2);
        JsonNode done = write(story, state, "/publish", "");
        if (done != null) {
            mine.add(story);
            book.published(story, Long.parseLong(done.get("sort").stringValue()));
        }
    }

    private void act(SoakStory story) throws IOException {
        SoakStory.State last = story.last();
        int next = last.version + 1;
        switch (last.kind) {
            case KILLED -> mine.remove(story);
            case WITHHELD -> {
                if (random.nextInt(4) == 0) {
                    send(story, SoakStory.Kind.KILLED, last.version, last.section, "/kill", "");
                } else {
                    send(story, SoakStory.Kind.LIVE, last.version, last.section, "/publish", "");
                }
            }
            case LIVE -> {
                int kind = random.nextInt(20);
                if (kind == 0) {
                    send(story, SoakStory.Kind.KILLED, last.version, last.section, "/kill", "");
                } else if (kind < 4) {
                    send(
                            story,
                            SoakStory.Kind.WITHHELD,
                            last.version,
                            last.section,
                            "/withhold",
                            "");
                } else {
                    String section = kind < 7 ? section() : last.section;
                    String order =
                            "{\"note\": \"Put right.\", \"story\": "
                                    + draft(story.token, next, section)
                                    + "}";
                    send(story, SoakStory.Kind.LIVE, next, section, "/correct", order);
                }
            }
        }
    }

    private void send(
            SoakStory story,
            SoakStory.Kind kind,
            int version,
            String section,
            String verb,
            String body)
            throws IOException {
        write(story, story.sending(kind, version, section, story.last().revision + 1), verb, body);
    }

    /**
     * The answer; null when there was none or it was a refusal, and then what is known is put in
     * order.
     */
    private JsonNode write(SoakStory story, SoakStory.State state, String verb, String body) {
        try {
            Connection.Reply reply = api.post("/stories/" + story.id + verb, body);
            if (reply.status() == 200) {
                story.answered(state);
                book.writes.increment();
                return Json.read(reply.text());
            }
            refused(reply);
        } catch (IOException e) {
            book.unanswered.increment();
        }
        return settle(story, state);
    }

    private void refused(Connection.Reply reply) {
        book.refused.increment();
        if (reply.status() != 503) {
            book.fault("a write that was answered with " + reply.status(), reply.text());
        }
    }

    /** Nobody said whether it happened: asks until somebody does. */
    private JsonNode settle(SoakStory story, SoakStory.State state) {
        while (!book.over) {
            try {
                Connection.Reply reply = api.get("/stories/" + story.id);
                if (reply.status() == 200) {
                    JsonNode is = Json.read(reply.text());
                    if (Integer.parseInt(is.get("revision").stringValue()) >= state.revision) {
                        story.answered(state);
                        return is;
                    }
                    story.dropped(state);
                    return null;
                }
            } catch (IOException e) {
                // Not there yet.
            }
            LockSupport.parkNanos(50_000_000);
        }
        return null;
    }

    private String section() {
        return random.nextInt(2) == 0 ? "world" : "politics";
    }

    private static String draft(String token, int version, String section) {
        return """
        {"edition": "en", "type": "article", "section": "%3$s", "topics": ["bridges"], "headline": "Soak %1$s v%2$d",
         "standfirst": "Soak %1$s v%2$d is about a bridge.",
         "body": [{"type": "paragraph", "text": "Body %1$s v%2$d of a story about a bridge."}]}\
        """
                .formatted(token, version, section);
    }
}
