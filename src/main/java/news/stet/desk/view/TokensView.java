package news.stet.desk.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import news.stet.people.ApiToken;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of programs.
 *
 * @param secret of the one just added, shown this once
 * @param places where a token can have a role
 */
public record TokensView(
        Page page,
        List<ApiToken> tokens,
        @Nullable String secret,
        List<PlaceChoice> places,
        Instant now,
        ZoneId zone) {}
