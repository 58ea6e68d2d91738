package news.stet.people;

import java.time.Instant;
import java.util.List;

/**
 * Somebody with an account.
 *
 * @param name as histories and bylines show it
 * @param language BCP 47 tag of the desk's language for this person
 * @param active false after deactivation: signs in no more, and stays in every history
 * @param role the role in the whole newsroom
 * @param grants further roles, each in one edition or section
 * @param joined whether the person has come in at least once
 */
public record Person(
        long id,
        EmailAddress email,
        String name,
        Role role,
        String language,
        boolean active,
        boolean joined,
        Instant createdAt,
        List<Grant> grants) {
    /** This person as somebody who acts. */
    public Actor actor() {
        return new Actor(id, name, role, Actor.Kind.PERSON, grants);
    }

    /** How audit lines name this person. */
    String subject() {
        return "person:" + id;
    }
}
