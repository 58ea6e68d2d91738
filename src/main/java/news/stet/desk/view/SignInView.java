package news.stet.desk.view;

import org.jspecify.annotations.Nullable;

/**
 * The sign-in page.
 *
 * @param next where to go afterwards, a path on the desk
 * @param provider what the newsroom's provider is called; null when there is none
 * @param script address of the script that asks for passkeys
 */
public record SignInView(
        Page page, String email, String next, @Nullable String provider, String script) {}
