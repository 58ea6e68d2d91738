package news.stet.desk.view;

import news.stet.people.Factors;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks once more who it is.
 *
 * @param provider what the newsroom's provider is called; null when the person never came by it
 * @param next where to go afterwards, a path on the desk; empty for the account
 */
public record ConfirmView(
        Page page,
        String email,
        Factors factors,
        @Nullable String provider,
        String next,
        String script) {}
