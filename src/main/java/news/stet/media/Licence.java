package news.stet.media;

import java.util.Locale;
import java.util.Optional;

/** By what right a newsroom has a picture or film. */
public enum Licence {
    /** Nobody said. */
    UNKNOWN,
    /** Made by its own people. */
    OWN,
    /** Bought, one by one or as a service. */
    AGENCY,
    /** Given by somebody who wants it seen. */
    HANDOUT,
    CREATIVE_COMMONS,
    PUBLIC_DOMAIN,
    OTHER;

    private final String slug = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in the database, in JSON and in messages. */
    public String slug() {
        return slug;
    }

    /** The licence of that name. */
    public static Optional<Licence> find(String slug) {
        for (Licence licence : values()) {
            if (licence.slug.equals(slug)) {
                return Optional.of(licence);
            }
        }
        return Optional.empty();
    }
}
