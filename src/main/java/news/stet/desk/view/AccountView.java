package news.stet.desk.view;

import java.time.ZoneId;
import java.util.List;
import news.stet.people.Audit;
import news.stet.people.Factors;
import news.stet.people.Passkey;
import news.stet.people.Person;
import news.stet.people.Session;

/** One's own account. */
public record AccountView(
        Page page, Person person, List<Open> sessions, Ways ways, ZoneId zone, String script) {
    /**
     * One open session.
     *
     * @param here whether it is the one that looks
     */
    public record Open(Session session, boolean here) {
        /** Browser and system, in the page's language. */
        public String device(Page page) {
            return Device.of(session.device()).words(page, session.device());
        }

        /** What is known of where it is without asking anybody. */
        public String place(Page page) {
            return switch (NetworkPlace.of(session.address())) {
                case THIS_MACHINE -> page.text("account.placeHere");
                case NEAR -> page.text("account.placeNear", session.address());
                case ELSEWHERE -> session.address();
            };
        }
    }

    /**
     * How the person signs in.
     *
     * @param codes recovery codes just made, shown this once
     * @param recent what was done to the account lately
     * @param open whether the ways may be changed without confirming who it is
     */
    public record Ways(
            Factors factors,
            List<Passkey> passkeys,
            List<String> codes,
            List<Audit.Line> recent,
            boolean open) {}
}
