package bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.copy.CopyManager;

/** The rows of some invented stories, for every table they stand in, as COPY reads them. */
final class LoadBatch {
    private static final String NULL = "\\N";

    private final Map<String, StringBuilder> tables = new LinkedHashMap<>();
    private final int changes;

    LoadBatch(Instant now, long from, long to, long count, int changes) {
        this.changes = changes;
        for (long n = from; n < to; n++) {
            add(Invented.of(n, count, now));
        }
    }

    void copy(CopyManager copy) throws SQLException, IOException {
        for (var table : tables.entrySet()) {
            byte[] rows = table.getValue().toString().getBytes(StandardCharsets.UTF_8);
            copy.copyIn(
                    "copy " + table.getKey() + " from stdin",
                    new ByteArrayInputStream(rows),
                    1 << 18);
        }
    }

    private void add(Invented story) {
        boolean once = story.sort() > 0;
        String edition = story.edition().code();
        row(
                "story (id, status, working, live, sort, slug, published_at, updated_at, created_at, created_by,"
                        + " created_by_kind, created_by_name, changed_at, changed_by_name, edition, section, type,"
                        + " headline, slugline, urgency, words, search)",
                story.id(),
                story.status(),
                1,
                story.live() ? 1 : NULL,
                once ? story.sort() : NULL,
                once ? story.slug() : NULL,
                once ? story.at() : NULL,
                once ? story.at() : NULL,
                story.at(),
                0,
                "system",
                "Loader",
                story.at(),
                "Loader",
                edition,
                story.section(),
                story.type(),
                story.headline(),
                "invented-" + story.n(),
                4,
                story.words(),
                story.vector());
        row(
                "revision (story, number, verb, status, content, by_id, by_kind, by_name, at)",
                story.id(),
                1,
                story.live() ? "publish" : "save",
                story.status(),
                story.content(),
                0,
                "system",
                "Loader",
                story.at());
        if (story.live()) {
            addLive(story, edition);
        }
        addChanges(story, edition);
    }

    private void addLive(Invented story, String edition) {
        row(
                "live_story (story, edition, section, month, sort, slug, type, kicker, headline, standfirst, media,"
                        + " published_at, updated_at, content, search)",
                story.id(),
                edition,
                story.section(),
                story.month(),
                story.sort(),
                story.slug(),
                story.type(),
                story.type().equals("video") ? "VIDEO" : NULL,
                story.headline(),
                story.standfirst(),
                story.media() == 0 ? NULL : story.media(),
                story.at(),
                story.at(),
                story.content(),
                story.vector());
        for (String topic : story.topics()) {
            row(
                    "live_topic (edition, topic, sort, story)",
                    edition,
                    topic,
                    story.sort(),
                    story.id());
        }
    }

    /** As many for each, so that the log has no gaps whoever writes first. */
    private void addChanges(Invented story, String edition) {
        String[] keys = {
            "draft:" + story.id(),
            "draft:" + story.id(),
            "archive:%s/%s/%04d-%02d"
                    .formatted(edition, story.section(), story.month() / 100, story.month() % 100),
            "list:" + edition + "/" + story.section() + "/latest",
            "list:" + edition + "/latest",
            "story:" + story.id(),
            "topic:" + edition + "/" + story.topics().get(0),
            "topic:" + edition + "/" + story.topics().get(1)
        };
        for (int i = 0; i < changes; i++) {
            row(
                    "change (seq, kind, key, story, at)",
                    story.n() * changes + i + 1,
                    i == 0 ? "create" : "publish",
                    keys[i],
                    story.id(),
                    story.at());
        }
    }

    private void row(String table, Object... values) {
        StringBuilder rows = tables.computeIfAbsent(table, _ -> new StringBuilder(1 << 16));
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(values[i]);
        }
        rows.append('\n');
    }
}
