package news.stet.story;

import static news.stet.story.Status.DRAFT;
import static news.stet.story.Status.IN_REVIEW;
import static news.stet.story.Status.KILLED;
import static news.stet.story.Status.LIVE;
import static news.stet.story.Status.READY;
import static news.stet.story.Status.SCHEDULED;
import static news.stet.story.Status.SPIKED;
import static news.stet.story.Status.WITHHELD;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import news.stet.people.Permission;
import news.stet.platform.Problem;

/** What may be done to a story, from which status, by whom, and where it leads. */
public enum Verb {
    SUBMIT(EnumSet.of(DRAFT), IN_REVIEW, Permission.WRITE_OWN),
    APPROVE(EnumSet.of(IN_REVIEW), READY, Permission.EDIT_LIVE),
    RETURN(EnumSet.of(IN_REVIEW, READY, SCHEDULED), DRAFT, Permission.EDIT_LIVE),
    PUBLISH(
            EnumSet.of(DRAFT, IN_REVIEW, READY, SCHEDULED, LIVE, WITHHELD),
            LIVE,
            Permission.PUBLISH),
    SCHEDULE(EnumSet.of(DRAFT, IN_REVIEW, READY, SCHEDULED), SCHEDULED, Permission.PUBLISH),
    CORRECT(EnumSet.of(LIVE), LIVE, Permission.PUBLISH),
    WITHHOLD(EnumSet.of(LIVE), WITHHELD, Permission.WITHDRAW),
    KILL(EnumSet.of(LIVE, WITHHELD), KILLED, Permission.WITHDRAW),
    SPIKE(EnumSet.of(DRAFT, IN_REVIEW, READY, SCHEDULED), SPIKED, Permission.WITHDRAW),
    UNSPIKE(EnumSet.of(SPIKED), DRAFT, Permission.WITHDRAW);

    private final Set<Status> from;
    private final Status to;
    private final Permission permission;

    Verb(Set<Status> from, Status to, Permission permission) {
        this.from = from;
        this.to = to;
        this.permission = permission;
    }

    /** The name in addresses, histories and the audit trail: {@code publish}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verb of that name, empty if there is none. */
    public static Optional<Verb> find(String slug) {
        for (Verb verb : values()) {
            if (verb.slug().equals(slug)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }

    /** Where it leads. */
    public Status to() {
        return to;
    }

    public Permission permission() {
        return permission;
    }

    /** Whether a story of that status allows it. */
    public boolean allowedFrom(Status status) {
        return from.contains(status);
    }

    /**
     * @throws Problem CONFLICT when a story of that status does not allow it
     */
    void requireFrom(Status status) {
        if (!allowedFrom(status)) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "The story is "
                            + status.slug()
                            + "; "
                            + slug()
                            + " is for one that is "
                            + from.stream().map(Status::slug).collect(Collectors.joining(", "))
                            + ". Allowed now: "
                            + allowedNow(status)
                            + ".");
        }
    }

    private static String allowedNow(Status status) {
        String verbs =
                java.util.Arrays.stream(values())
                        .filter(verb -> verb.allowedFrom(status))
                        .map(Verb::slug)
                        .collect(Collectors.joining(", "));
        return verbs.isEmpty() ? "nothing, it is final" : verbs;
    }
}
