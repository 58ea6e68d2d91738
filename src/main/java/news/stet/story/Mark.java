package news.stet.story;

import org.jspecify.annotations.Nullable;

/** What is said of a run of words inside a text. */
public sealed interface Mark {
    /** Strong importance. */
    record Strong() implements Mark {}

    /** Stress. */
    record Em() implements Mark {}

    /** A link to an http, https, mailto or tel address, or to a place on this site. */
    record Link(String href) implements Mark {}

    /** Words somebody said or wrote, with who and where if known. */
    record Quote(@Nullable String speaker, @Nullable String source) implements Mark {}

    /** Computer text. */
    record Code() implements Mark {}

    record Sub() implements Mark {}

    record Sup() implements Mark {}

    /** Words in another language, as a BCP 47 tag. */
    record Lang(String lang) implements Mark {}

    /** Words in another direction: {@code ltr} or {@code rtl}. */
    record Dir(String dir) implements Mark {}
}
