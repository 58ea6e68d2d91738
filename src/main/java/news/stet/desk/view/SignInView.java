package news.stet.desk.view;

/**
 * The sign-in page.
 *
 * @param next where to go afterwards, a path on the desk
 */
public record SignInView(Page page, String email, String next) {}
