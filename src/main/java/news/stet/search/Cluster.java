package news.stet.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.PressSettings;
import news.stet.platform.Problem;
import news.stet.story.ChangeLog;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives the live stories to an OpenSearch cluster, and follows the change log. The cluster keeps
 * how far it is in an index of its own, by the log's name; where nothing is kept, all is given anew
 * into a new index, which the alias {@value #ALIAS} then leads to. Each document bears the number
 * of the change it knows, so that of two nodes the older one never wins. For one thread.
 */
public final class Cluster implements AutoCloseable {
    /** What those who search ask. */
    public static final String ALIAS = "stet-live";

    private static final String POSITIONS = "stet-position";

    /** Another way of making documents needs another index. */
    private static final String FORM = "1";

    private static final String JSON = "application/json";
    private static final int BATCH = 500;
    private static final int CHANGES = 1_000;
    private static final int CONFLICT = 409;
    private static final int MISSING = 404;

    private final Database database;
    private final ChangeLog changes;
    private final ClusterCall call;
    private @Nullable Position known;

    /** How far the cluster is, in which index. */
    private record Position(UUID log, long seq, String index) {}

    private record Head(long seq, UUID log) {}

    public Cluster(PressSettings.Cluster to, Database database) {
        this.database = database;
        this.changes = new ChangeLog(database);
        this.call = new ClusterCall(to);
    }

    /**
     * Gives what changed since the last look; the first time everything. Called again and again.
     *
     * @throws Problem UNAVAILABLE when the cluster does not answer or refuses
     */
    public void look() {
        Head head = head();
        Position position = known;
        if (position == null || !position.log().equals(head.log())) {
            position = read(head.log());
        }
        if (position == null) {
            position = begin(head);
        }
        while (position.seq() < head.seq()) {
            position = follow(position, head.seq());
        }
        known = position;
    }

    private Head head() {
        return database.read(handle ->
                handle.createQuery("select seq, log from change_head")
                        .map((row, context) ->
                                new Head(row.getLong("seq"), row.getObject("log", UUID.class)))
                        .one());
    }

    private @Nullable Position read(UUID log) {
        ClusterCall.Reply reply = call.send("GET", position(log), JSON, "");
        if (reply.status() == MISSING) {
            return null;
        }
        if (!reply.good()) {
            throw call.away("answers " + reply.status() + " to who asks how far it is");
        }
        JsonNode source = reply.body().path("_source");
        return FORM.equals(source.path("form").asString(""))
                ? new Position(log, source.path("seq").longValue(), source.path("index").asString())
                : null;
    }

    private static String position(UUID log) {
        return "/" + POSITIONS + "/_doc/" + log;
    }

    /** All that is live into a new index, and then that index in place of the one before. */
    private Position begin(Head head) {
        String index = ALIAS + "-" + UUID.randomUUID();
        call.must("PUT", "/" + index, JSON, definition());
        long last = 0;
        List<StoryDocument> some;
        do {
            long after = last;
            some = database.read(handle -> Scope.LIVE.readAfter(handle, after, BATCH));
            give(index, some, Set.of(), head.seq());
            last = some.isEmpty() ? last : some.getLast().id();
        } while (some.size() == BATCH);
        call.must("POST", "/_aliases", JSON, lead(index));
        return keep(new Position(head.log(), head.seq(), index));
    }

    /** Indexes and their analysis, as the project keeps them. */
    static String definition() {
        try (InputStream file = Cluster.class.getResourceAsStream("/search/opensearch.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In one step, so that there is never none. */
    private String lead(String index) {
        ObjectNode body = Json.mapper().createObjectNode();
        var actions = body.putArray("actions");
        ClusterCall.Reply before = call.send("GET", "/_alias/" + ALIAS, JSON, "");
        if (before.good()) {
            for (String old : before.body().propertyNames()) {
                actions.addObject().putObject("remove_index").put("index", old);
            }
        }
        actions.addObject().putObject("add").put("index", index).put("alias", ALIAS);
        return Json.write(body);
    }

    private Position follow(Position from, long upTo) {
        List<ChangeLog.Change> batch = changes.list(from.seq(), CHANGES);
        if (batch.isEmpty()) {
            return new Position(from.log(), upTo, from.index());
        }
        Set<Long> touched = new TreeSet<>();
        for (ChangeLog.Change change : batch) {
            if (change.story() != null) {
                touched.add(change.story());
            }
        }
        long seq = batch.getLast().seq();
        List<StoryDocument> live =
                touched.isEmpty()
                        ? List.of()
                        : database.read(handle -> Scope.LIVE.read(handle, touched));
        live.forEach(story -> touched.remove(story.id()));
        give(from.index(), live, touched, seq);
        return keep(new Position(from.log(), seq, from.index()));
    }

    private void give(String index, List<StoryDocument> live, Set<Long> gone, long seq) {
        var lines = new StringBuilder();
        for (StoryDocument story : live) {
            lines.append(order("index", story.id(), seq)).append('\n');
            lines.append(ClusterDocument.of(story)).append('\n');
        }
        gone.forEach(id -> lines.append(order("delete", id, seq)).append('\n'));
        if (lines.isEmpty()) {
            return;
        }
        JsonNode answer =
                call.must("POST", "/" + index + "/_bulk", "application/x-ndjson", lines.toString());
        if (answer.path("errors").asBoolean(false)) {
            refuse(answer);
        }
    }

    private static String order(String act, long id, long seq) {
        ObjectNode line = Json.mapper().createObjectNode();
        line.putObject(act)
                .put("_id", Long.toString(id))
                .put("version", seq)
                .put("version_type", "external_gte");
        return Json.write(line);
    }

    /** What another node knew better, or what was not there to be taken out, is as it should be. */
    private void refuse(JsonNode answer) {
        for (JsonNode item : answer.path("items")) {
            for (JsonNode result : item) {
                int status = result.path("status").intValue();
                if (status > 299 && status != CONFLICT && status != MISSING) {
                    throw call.away(
                            "refuses the story "
                                    + result.path("_id").asString("")
                                    + ": "
                                    + result.path("error").path("type").asString(""));
                }
            }
        }
    }

    private Position keep(Position position) {
        ObjectNode body =
                Json.mapper()
                        .createObjectNode()
                        .put("form", FORM)
                        .put("seq", position.seq())
                        .put("index", position.index());
        call.must("PUT", position(position.log()), JSON, Json.write(body));
        return position;
    }

    @Override
    public void close() {
        call.close();
    }
}
