package news.stet.desk.view;

import java.util.List;
import news.stet.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * Everybody with an account.
 *
 * @param link a one-time link just made, shown this once
 */
public record PeopleView(Page page, List<Person> people, @Nullable String link) {}
