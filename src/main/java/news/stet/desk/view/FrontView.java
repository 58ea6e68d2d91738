package news.stet.desk.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.stet.fronts.Container;
import news.stet.fronts.Front;
import news.stet.fronts.FrontCards.Card;
import news.stet.fronts.FrontLayout;
import news.stet.fronts.Placed;
import news.stet.platform.Json;
import news.stet.story.Edition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A front as its editors work on it.
 *
 * @param name of the edition or section
 * @param others editions beside this one, which a query may name
 * @param containers of the draft, each slot with what stands there
 * @param differences in how many pieces the draft is not what readers see
 */
public record FrontView(
        Page page,
        Front front,
        Edition edition,
        String name,
        List<Edition> others,
        List<Part> containers,
        int differences,
        boolean mayPublish,
        String script) {
    private static final Set<String> TEXTS =
            Set.of("front", "do", "live", "media", "library", "field", "drop", "block", "type");

    /**
     * A container with its rows.
     *
     * @param name its title, section or layout
     * @param asked what fills its open slots, in words
     * @param changed whether readers see it otherwise
     */
    public record Part(
            Container container, String name, String asked, boolean changed, List<Row> rows) {}

    /**
     * A slot.
     *
     * @param card of the story that stands there; null for none
     * @param placed by hand; null for what the query brought
     * @param gone whether a story was placed here that readers may not see now
     * @param staleHours how long it has stood here, when that is too long; else 0
     * @param changed whether readers see something else here
     * @param links headlines of the stories linked below it, by number
     */
    public record Row(
            int slot,
            @Nullable Card card,
            @Nullable Placed placed,
            boolean gone,
            long staleHours,
            boolean changed,
            Map<Long, String> links) {
        /**
         * What the story itself says, and the headlines of its links, for the form that changes it.
         */
        public String own() {
            ObjectNode own = Json.mapper().createObjectNode();
            if (card != null) {
                own.put("kicker", card.kicker())
                        .put("headline", card.headline())
                        .put("standfirst", card.standfirst())
                        .put("picture", card.media() == null ? null : card.media().toString());
            }
            ObjectNode titles = own.putObject("links");
            links.forEach((story, headline) -> titles.put(story.toString(), headline));
            return Json.write(own);
        }

        /** The headline as it stands here. */
        public String headline() {
            String own = placed == null ? null : placed.headline();
            return own != null && !own.isBlank() ? own : card == null ? "" : card.headline();
        }

        public @Nullable String kicker() {
            String own = placed == null ? null : placed.kicker();
            return own != null ? own : card == null ? null : card.kicker();
        }

        public @Nullable Long picture() {
            Long own = placed == null ? null : placed.picture();
            return own != null ? own : card == null ? null : card.media();
        }

        /** The story's number as text; empty for an open slot. */
        public String story() {
            return placed != null
                    ? Long.toString(placed.story())
                    : card == null ? "" : Long.toString(card.story());
        }
    }

    /** Editions that a query may name, the front's own first as an empty name. */
    public String editionsJson() {
        ArrayNode all = Json.mapper().createArrayNode();
        all.addArray().add("").add(edition.name());
        others.forEach(other -> all.addArray().add(other.code()).add(other.name()));
        return Json.write(all);
    }

    /** Sections that a query may name. */
    public String sectionsJson() {
        ArrayNode all = Json.mapper().createArrayNode();
        AskedSections.of(edition, others, "")
                .forEach(one -> all.addArray().add(one.slug()).add(one.name()));
        return Json.write(all);
    }

    public List<FrontLayout> layouts() {
        return List.of(FrontLayout.values());
    }

    public ZoneId zone() {
        return edition.timeZone();
    }

    public String time(Instant at) {
        return page.moment(at, zone());
    }

    /** The words of the screen's script. */
    public String texts() {
        return page.texts(TEXTS);
    }
}
