package news.stet.people;

/**
 * A session that works, and whose it is.
 *
 * @param session the session's id, as in {@link Sessions#list}
 */
public record SignedIn(long session, Person person) {
    /** The person as somebody who acts, with the role they have at this moment. */
    public Actor actor() {
        return person.actor();
    }
}
