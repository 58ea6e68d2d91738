package news.stet.media;

import java.util.List;

/**
 * What is said of an item, by people or by the file it came in; an empty string where nobody said.
 *
 * @param caption what it shows, as printed below it unless a story says otherwise
 * @param alt what somebody who cannot see it should know
 * @param credit who supplied it, as printed
 * @param creator who made it
 * @param headline a line for lists
 * @param copyright whose it is, with the year
 * @param usageTerms what its owner lets others do, in the owner's words
 * @param taken when, ISO 8601, as precise as it is known, as in {@code 2016-12} or {@code
 *     2016-12-23T16:28:39+03:00}
 * @param place where, from the near to the far
 * @param people who is to be seen
 * @param source how it came about
 */
public record MediaDetails(
        String caption,
        String alt,
        String credit,
        String creator,
        String headline,
        String copyright,
        String usageTerms,
        String taken,
        String place,
        List<String> people,
        List<String> keywords,
        DigitalSource source) {
    /** Nothing said yet. */
    public static final MediaDetails NONE = new MediaDetails("", "", "", "");

    public MediaDetails {
        people = List.copyOf(people);
        keywords = List.copyOf(keywords);
    }

    /** What a form of four fields says, and nothing else. */
    public MediaDetails(String caption, String alt, String credit, String creator) {
        this(
                caption,
                alt,
                credit,
                creator,
                "",
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                DigitalSource.UNKNOWN);
    }

    /**
     * The same without space around it.
     *
     * @throws news.stet.platform.Problem INVALID for what is too long or holds what cannot be shown
     */
    MediaDetails checked() {
        var check = new DetailsCheck();
        var checked =
                new MediaDetails(
                        check.text("caption", caption, DetailsCheck.TEXT),
                        check.text("alt", alt, DetailsCheck.SENTENCE),
                        check.text("credit", credit, DetailsCheck.NAME),
                        check.text("creator", creator, DetailsCheck.NAME),
                        check.text("headline", headline, DetailsCheck.NAME),
                        check.text("copyright", copyright, DetailsCheck.NAME),
                        check.text("usageTerms", usageTerms, DetailsCheck.TEXT),
                        check.taken(taken),
                        check.text("place", place, DetailsCheck.NAME),
                        check.list("people", people),
                        check.list("keywords", keywords),
                        source);
        check.throwIfAny();
        return checked;
    }

    /** Another wording of the four fields, all else as it is. */
    public MediaDetails with(String newCaption, String newAlt, String newCredit, String newBy) {
        return new MediaDetails(
                newCaption,
                newAlt,
                newCredit,
                newBy,
                headline,
                copyright,
                usageTerms,
                taken,
                place,
                people,
                keywords,
                source);
    }

    /** These, and where they say nothing, what the other says. */
    MediaDetails or(MediaDetails other) {
        return new MediaDetails(
                or(caption, other.caption),
                or(alt, other.alt),
                or(credit, other.credit),
                or(creator, other.creator),
                or(headline, other.headline),
                or(copyright, other.copyright),
                or(usageTerms, other.usageTerms),
                or(taken, other.taken),
                or(place, other.place),
                people.isEmpty() ? other.people : people,
                keywords.isEmpty() ? other.keywords : keywords,
                source == DigitalSource.UNKNOWN ? other.source : source);
    }

    private static String or(String one, String other) {
        return one.isBlank() ? other : one;
    }
}
