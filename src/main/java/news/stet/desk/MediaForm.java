package news.stet.desk;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.stet.media.DigitalSource;
import news.stet.media.Licence;
import news.stet.media.MediaDetails;
import news.stet.media.MediaKind;
import news.stet.media.MediaQuery;
import news.stet.media.MediaRights;
import news.stet.media.Use;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What forms of the library say of a picture or film, its rights, and what is looked for. */
final class MediaForm {
    private MediaForm() {}

    /** What the form says; what it does not ask for stays as it is. */
    static MediaDetails details(Context context, MediaDetails now) {
        return new MediaDetails(
                text(context, "caption", now.caption()),
                text(context, "alt", now.alt()),
                text(context, "credit", now.credit()),
                text(context, "creator", now.creator()),
                text(context, "headline", now.headline()),
                text(context, "copyright", now.copyright()),
                text(context, "usageTerms", now.usageTerms()),
                text(context, "taken", now.taken()),
                text(context, "place", now.place()),
                lines(context, "people", now.people()),
                lines(context, "keywords", now.keywords()),
                DigitalSource.of(text(context, "source", now.source().code())));
    }

    private static String text(Context context, String name, String now) {
        return context.formParam(name) == null ? now : Form.text(context, name);
    }

    private static List<String> lines(Context context, String name, List<String> now) {
        return context.formParam(name) == null
                ? now
                : Arrays.stream(Form.text(context, name).split("[\\r\\n]+"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** The whole of an item's rights. */
    static MediaRights rights(Context context, ZoneId zone) {
        Set<Use> uses = EnumSet.noneOf(Use.class);
        context.formParams("use").forEach(slug -> Use.find(slug).ifPresent(uses::add));
        String territory = Form.text(context, "territory");
        return new MediaRights(
                Licence.find(Form.text(context, "licence")).orElse(Licence.UNKNOWN),
                Form.text(context, "licenceUrl"),
                Form.text(context, "acquireUrl"),
                uses,
                Stream.of(territory.split("[\\s,;،؛]+")).filter(one -> !one.isEmpty()).toList(),
                until(context, zone),
                Form.text(context, "note"),
                Optional.empty(),
                true);
    }

    private static Optional<Instant> until(Context context, ZoneId zone) {
        String text = Form.text(context, "until");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            throw Problem.invalid("until", "is not a moment", "Choose a day and an hour");
        }
    }

    /** What is looked for, from an address. */
    static MediaQuery query(Context context) {
        String before = Form.asked(context, "before");
        return new MediaQuery(
                Form.asked(context, "q"),
                kind(Form.asked(context, "kind")),
                Form.asked(context, "person"),
                Form.asked(context, "credit"),
                day(Form.asked(context, "from")),
                day(Form.asked(context, "until")),
                MediaQuery.Standing.find(Form.asked(context, "rights")).orElse(null),
                before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE);
    }

    private static @Nullable MediaKind kind(String slug) {
        // The dialogs of the editor have always said film.
        String wanted = slug.equals("film") ? MediaKind.VIDEO.slug() : slug;
        return Stream.of(MediaKind.values())
                .filter(kind -> kind.slug().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private static String day(String text) {
        return text.matches("\\d{4}(-\\d{2}(-\\d{2})?)?") ? text : "";
    }
}
