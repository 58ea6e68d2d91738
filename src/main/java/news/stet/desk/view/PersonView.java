package news.stet.desk.view;

import java.time.ZoneId;
import java.util.List;
import news.stet.people.Factors;
import news.stet.people.Passkey;
import news.stet.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * One account, as administrators see it.
 *
 * @param places where somebody can have a role
 * @param link a one-time link just made, shown this once
 */
public record PersonView(
        Page page,
        Person person,
        Factors factors,
        List<Passkey> passkeys,
        List<AccountView.Open> sessions,
        List<PlaceChoice> places,
        @Nullable String link,
        ZoneId zone) {
    /** The name of a place in words; its code where it is no more. */
    public String place(String value) {
        return places.stream()
                .filter(it -> it.value().equals(value))
                .map(PlaceChoice::name)
                .findFirst()
                .orElse(value);
    }
}
