package news.stet.people;

import java.time.Instant;

/**
 * Somebody with an account.
 *
 * @param name as histories and bylines show it
 * @param language BCP 47 tag of the desk's language for this person
 * @param active false after deactivation: signs in no more, and stays in every history
 * @param joined whether the invitation was used and a password chosen
 */
public record Person(
        long id,
        EmailAddress email,
        String name,
        Role role,
        String language,
        boolean active,
        boolean joined,
        Instant createdAt) {
    /** This person as somebody who acts. */
    public Actor actor() {
        return new Actor(id, name, role, Actor.Kind.PERSON);
    }

    /** How audit lines name this person. */
    String subject() {
        return "person:" + id;
    }
}
