package news.stet.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import news.stet.people.Actor;
import news.stet.platform.Problem;
import news.stet.story.InEditions.Kind;
import news.stet.story.InEditions.Named;
import tools.jackson.databind.JsonNode;

/** Puts what a file says of editions in place; what it says nothing of stays as it is. */
public final class EditionsFile {
    private final Editions editions;
    private final InEditions inEditions;

    public EditionsFile(Editions editions, InEditions inEditions) {
        this.editions = editions;
        this.inEditions = inEditions;
    }

    /**
     * Opens the editions that are not there yet and changes those that differ, one after the other;
     * doing it again goes on where something was refused.
     *
     * @return the codes of those that were opened or changed
     * @throws Problem INVALID, and what {@link Editions#put} and {@link InEditions#put} throw
     */
    public List<String> apply(Actor actor, JsonNode file) {
        List<EditionJson.Entry> entries = EditionJson.read(file);
        List<String> changed = new ArrayList<>();
        for (EditionJson.Entry entry : entries) {
            Edition edition = entry.edition();
            if (editions.find(edition.code()).isEmpty()) {
                // One may lead to another that stands further down.
                editions.put(actor, alone(edition));
                changed.add(edition.code());
            }
        }
        for (EditionJson.Entry entry : entries) {
            Edition edition = entry.edition();
            if (!editions.find(edition.code()).equals(Optional.of(edition))) {
                editions.put(actor, edition);
                changed.add(edition.code());
            }
        }
        for (EditionJson.Entry entry : entries) {
            if (link(actor, entry)) {
                changed.add(entry.edition().code());
            }
        }
        return changed.stream().distinct().toList();
    }

    private static Edition alone(Edition edition) {
        EditionStyle style = edition.style();
        return edition.with(
                new EditionStyle(
                        style.calendar(),
                        style.second(),
                        style.digits(),
                        style.latinSlugs(),
                        style.standing(),
                        null));
    }

    private boolean link(Actor actor, EditionJson.Entry entry) {
        String code = entry.edition().code();
        Map<String, List<Named>> now =
                inEditions.elsewhere(Kind.SECTION, code, entry.elsewhere().keySet());
        boolean linked = false;
        for (var section : entry.elsewhere().entrySet()) {
            Map<String, String> there =
                    now.getOrDefault(section.getKey(), List.of()).stream()
                            .collect(Collectors.toMap(Named::edition, Named::slug));
            for (var other : section.getValue().entrySet()) {
                if (!other.getValue().equals(there.get(other.getKey()))) {
                    inEditions.put(
                            actor,
                            Kind.SECTION,
                            code,
                            section.getKey(),
                            other.getKey(),
                            other.getValue());
                    linked = true;
                }
            }
        }
        return linked;
    }
}
