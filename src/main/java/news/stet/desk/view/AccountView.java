package news.stet.desk.view;

import java.time.ZoneId;
import java.util.List;
import news.stet.people.Person;
import news.stet.people.Session;

/** One's own account. */
public record AccountView(Page page, Person person, List<Open> sessions, ZoneId zone) {
    /**
     * One open session.
     *
     * @param here whether it is the one that looks
     */
    public record Open(Session session, boolean here) {}
}
