package news.stet.desk.view;

/**
 * The page a one-time link leads to.
 *
 * @param email what an invited person cannot change; what the first administrator typed
 * @param first whether this makes the first administrator
 */
public record WelcomeView(Page page, String email, String name, boolean first) {}
