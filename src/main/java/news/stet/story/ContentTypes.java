package news.stet.story;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The site's own number for each type of story, as its partners know them. Safe for any thread. */
public final class ContentTypes {
    private static final int MAX_NUMBER = 1_000_000;

    private final Database database;
    private final InstantSource clock;

    public ContentTypes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The numbers by type. */
    public Map<StoryType, Integer> list() {
        return database.read(ContentTypes::list);
    }

    private static Map<StoryType, Integer> list(Handle handle) {
        Map<StoryType, Integer> numbers = new EnumMap<>(StoryType.class);
        handle.createQuery("select type, number from content_type")
                .map((row, context) ->
                        Map.entry(StoryType.get(row.getString("type")), row.getInt("number")))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        return numbers;
    }

    /**
     * Gives types other numbers; types not named keep theirs.
     *
     * @return all numbers as they are now
     * @throws Problem INVALID for a number below 1 or over a million, or one that two types would
     *     have
     */
    public Map<StoryType, Integer> put(Actor actor, Map<StoryType, Integer> wanted) {
        actor.require(Permission.MANAGE_SETTINGS);
        Instant now = clock.instant();
        return database.write(handle -> {
            handle.execute("lock table content_type in exclusive mode");
            Map<StoryType, Integer> numbers = list(handle);
            numbers.putAll(wanted);
            check(numbers);
            // Two types may change places: out of each other's way first.
            handle.execute("update content_type set number = -number");
            numbers.forEach((type, number) -> set(handle, type, number));
            Audit.record(handle, actor, "number-types", "types", numbers.toString(), now);
            ChangeLog.write(handle, "types", List.of(KeyNames.types()), null, now);
            return numbers;
        });
    }

    private static void check(Map<StoryType, Integer> numbers) {
        for (var entry : numbers.entrySet()) {
            int number = entry.getValue();
            if (number < 1 || number > MAX_NUMBER) {
                throw Problem.invalid(
                        entry.getKey().slug(),
                        "is " + number,
                        "Take a number from 1 to " + MAX_NUMBER);
            }
            if (numbers.values().stream().filter(other -> other == number).count() > 1) {
                throw Problem.invalid(
                        entry.getKey().slug(),
                        "has the number " + number + " of another type",
                        "Give each type a number of its own");
            }
        }
    }

    private static void set(Handle handle, StoryType type, int number) {
        handle.createUpdate("update content_type set number = :number where type = :type")
                .bind("number", number)
                .bind("type", type.slug())
                .execute();
    }
}
