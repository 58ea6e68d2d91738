package news.stet.fronts;

import java.util.Objects;
import java.util.Optional;
import news.stet.story.AskedList;
import news.stet.story.KeyNames;
import org.jspecify.annotations.Nullable;

/**
 * Which stories may fill the open slots of a container; what is null is not asked about.
 *
 * @param edition another edition than the front's own
 * @param type as in {@code video}
 * @param hours not older than that, by the time of publication
 * @param pictures whether they must have a picture, or must have none
 */
public record FillQuery(
        @Nullable String edition,
        @Nullable String section,
        @Nullable String topic,
        @Nullable String type,
        @Nullable Integer hours,
        @Nullable Boolean pictures) {
    /** The newest of the edition, whatever they are. */
    public static final FillQuery ANY = new FillQuery(null, null, null, null, null, null);

    /** The newest of a section. */
    public static FillQuery ofSection(@Nullable String section) {
        return new FillQuery(null, section, null, null, null, null);
    }

    /** The newest of a type. */
    public static FillQuery ofType(String type) {
        return new FillQuery(null, null, null, type, null, null);
    }

    /** Whether the list of {@link #list} alone says which stories are meant, at any time. */
    boolean asksListOnly() {
        return hours == null;
    }

    /** Whether it asks for more than one of the lists that there are anyway. */
    private boolean asksMore() {
        return hours != null
                || pictures != null
                || topic != null && (section != null || type != null);
    }

    /**
     * The list it asks for where that is none of those that there are anyway; only with an edition.
     */
    Optional<AskedList> asked() {
        return asksMore()
                ? Optional.of(
                        new AskedList(
                                list(),
                                Objects.requireNonNull(edition),
                                section,
                                topic,
                                type,
                                pictures,
                                hours != null))
                : Optional.empty();
    }

    /** The same for stories of any age. */
    FillQuery ofAnyAge() {
        return new FillQuery(edition, section, topic, type, null, pictures);
    }

    /** The name of the list it looks through, as pages note it; only with an edition. */
    public String list() {
        String of = Objects.requireNonNull(edition);
        if (asksMore()) {
            return KeyNames.asked(of, section, topic, type, pictures, hours);
        }
        if (topic != null) {
            return KeyNames.topicList(of, topic);
        }
        if (type != null) {
            return KeyNames.type(of, section, type);
        }
        return section == null ? KeyNames.latest(of) : KeyNames.section(of, section);
    }

    /** The same with the front's edition where none is named. */
    public FillQuery in(String front) {
        return new FillQuery(
                edition == null ? front : edition, section, topic, type, hours, pictures);
    }
}
