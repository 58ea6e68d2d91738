package news.stet.journeys;

import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a running Stet to share, since starting one is what costs: {@link Empty}, as a new
 * newsroom finds it, and {@link Demo}, with the sample newsroom. Each is started when first asked
 * for and stopped after the last test of the process: the root context would be that of one class,
 * since where tests run in several processes each class is a run of its own.
 */
final class Newsrooms implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(Newsrooms.class);
    private static final String PASSWORD = "seven grey herons wade";

    /** Nothing in it but what tests wrote before. */
    record Empty(RunningStet stet) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            stet.close();
        }
    }

    /** The sample newsroom, and what tests wrote before. */
    record Demo(RunningStet stet) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            stet.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Empty.class || type == Demo.class || type == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, OURS);
        Class<?> type = parameter.getParameter().getType();
        if (type == Chromium.class) {
            return store.computeIfAbsent(Chromium.class, key -> new Chromium(), Chromium.class);
        }
        return type == Empty.class
                ? store.computeIfAbsent(
                        Empty.class, key -> new Empty(RunningStet.start("empty")), Empty.class)
                : store.computeIfAbsent(
                        Demo.class,
                        key -> new Demo(RunningStet.start("demo", "--demo")),
                        Demo.class);
    }

    /** Signs in with an account that {@link #signIn} made. */
    static void signInAgain(RunningStet stet, Page page, String email) {
        page.navigate(stet.desk("/sign-in"));
        page.locator("#email").fill(email);
        page.locator("#password").fill(PASSWORD);
        page.locator("main form button").first().click();
        page.waitForURL("**/stories**");
    }

    /** Makes an account and signs in with it. */
    static void signIn(RunningStet stet, Page page, String email) {
        page.navigate(invite(stet, email, "en"));
        join(page);
    }

    /** The link that a new colleague is sent. */
    static String invite(RunningStet stet, String email, String language) {
        return stet.desk(stet.inviter().invite(email, language));
    }

    /** What the colleague does with it. */
    static void join(Page page) {
        page.locator("#name").fill("Wren Halloran");
        page.locator("#password").fill(PASSWORD);
        page.locator("main form button").click();
        page.waitForURL("**/stories**");
    }
}
