package news.stet.story;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * What a newsroom chose for its checks; an edition may choose otherwise than the newsroom.
 *
 * @param levels every check's
 * @param headline how many characters, as people count them, a headline may have; likewise the
 *     short one for lists and the social one
 */
public record CheckSettings(
        Map<Check, Check.Level> levels, int headline, int shortHeadline, int socialHeadline) {
    /** What Stet does by itself. */
    public static final CheckSettings USUAL = of(Map.of());

    private static final String CHECK = "check.";
    private static final String LENGTH = "length.";

    public CheckSettings {
        levels = new EnumMap<>(levels);
    }

    public Check.Level level(Check check) {
        return levels.getOrDefault(check, check.usual());
    }

    /** Whether anything that a newsroom may choose stops here. */
    boolean stops() {
        return levels.entrySet().stream()
                .anyMatch(it -> it.getKey().isChoice() && it.getValue() == Check.Level.STOP);
    }

    /** What holds for an edition: its own choices, the newsroom's, the usual. */
    static CheckSettings read(Handle handle, String edition) {
        return of(chosen(handle, edition));
    }

    /** What was chosen, by name: that of the newsroom, and over it the edition's. */
    static Map<String, String> chosen(Handle handle, String edition) {
        Map<String, String> chosen = new LinkedHashMap<>();
        handle.createQuery(
                        """
                        select name, value from setting
                        where edition in ('', :edition) and (name like 'check.%' or name like 'length.%')
                        order by edition, name
                        """)
                .bind("edition", edition)
                .mapToMap(String.class)
                .forEach(row -> chosen.put(row.get("name"), row.get("value")));
        return chosen;
    }

    private static CheckSettings of(Map<String, String> chosen) {
        Map<Check, Check.Level> levels = new EnumMap<>(Check.class);
        for (Check check : Check.values()) {
            levels.put(
                    check,
                    check.isChoice()
                            ? Check.Level.find(chosen.getOrDefault(CHECK + check.slug(), ""))
                                    .orElse(check.usual())
                            : check.usual());
        }
        return new CheckSettings(
                levels,
                length(chosen, "headline", 90),
                length(chosen, "short", 45),
                length(chosen, "social", 70));
    }

    private static int length(Map<String, String> chosen, String role, int usual) {
        return Integer.parseInt(chosen.getOrDefault(LENGTH + role, Integer.toString(usual)));
    }

    /**
     * Puts choices in place, for the newsroom or, by its code, for one edition. An empty value
     * takes a choice back.
     *
     * @throws Problem INVALID for what is no choice
     */
    static void put(Handle handle, String edition, Map<String, String> choices) {
        choices.forEach((name, value) -> {
            requireChoice(name, value);
            if (value.isEmpty()) {
                handle.createUpdate("delete from setting where name = :name and edition = :edition")
                        .bind("name", name)
                        .bind("edition", edition)
                        .execute();
            } else {
                handle.createUpdate(
                                """
                                insert into setting (name, edition, value) values (:name, :edition, :value)
                                on conflict (name, edition) do update set value = excluded.value
                                """)
                        .bind("name", name)
                        .bind("edition", edition)
                        .bind("value", value)
                        .execute();
            }
        });
    }

    private static void requireChoice(String name, String value) {
        boolean check =
                name.startsWith(CHECK)
                        && java.util.Arrays.stream(Check.values())
                                .anyMatch(it -> it.isChoice() && name.equals(CHECK + it.slug()))
                        && (value.isEmpty() || Check.Level.find(value).isPresent());
        boolean length =
                name.matches("length\\.(headline|short|social)")
                        && (value.isEmpty() || value.matches("[1-9][0-9]{0,2}"));
        if (!check && !length) {
            throw Problem.invalid(
                    name,
                    "cannot be \"" + value + "\"",
                    name.startsWith(LENGTH)
                            ? "Write a number of characters from 1 to 999"
                            : "Choose off, warning or stop");
        }
    }
}
