package news.stet.desk.view;

import java.time.ZoneId;
import java.util.List;
import news.stet.people.ApiToken;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of programs.
 *
 * @param secret of the one just added, shown this once
 */
public record TokensView(Page page, List<ApiToken> tokens, @Nullable String secret, ZoneId zone) {}
