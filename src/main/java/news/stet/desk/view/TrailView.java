package news.stet.desk.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import news.stet.people.Audit;
import news.stet.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the trail, the newest first.
 *
 * @param verbs all there are lines of
 * @param people to choose from; nobody for who may not see everybody
 * @param before where the next page begins; null when this is the last
 */
public record TrailView(
        Page page,
        Asked asked,
        List<String> verbs,
        List<Person> people,
        List<Audit.Line> lines,
        @Nullable Long before,
        ZoneId zone) {
    /**
     * What somebody looks for, as typed.
     *
     * @param about one subject, as {@code story:17}
     * @param who a person's id
     * @param from a day
     * @param until the last day
     */
    public record Asked(
            String about, String who, String verb, String from, String until, String words) {
        /** As an address has it, with what follows. */
        public String query(String more) {
            return "?about="
                    + encoded(about)
                    + "&who="
                    + encoded(who)
                    + "&verb="
                    + encoded(verb)
                    + "&from="
                    + encoded(from)
                    + "&until="
                    + encoded(until)
                    + "&q="
                    + encoded(words)
                    + more;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        /** Whether anything is looked for. */
        public boolean any() {
            return !(about + who + verb + from + until + words).isEmpty();
        }
    }

    /** The story a line is about; null when it is about none. */
    public @Nullable String story(Audit.Line line) {
        return line.subject().startsWith("story:")
                ? line.subject().substring("story:".length())
                : null;
    }

    /** The subject in words where there are some: a person's name; otherwise as it stands. */
    public String subject(Audit.Line line) {
        if (line.subject().startsWith("person:")) {
            String id = line.subject().substring("person:".length());
            return people.stream()
                    .filter(person -> Long.toString(person.id()).equals(id))
                    .map(Person::name)
                    .findFirst()
                    .orElse(line.subject());
        }
        return line.subject();
    }
}
