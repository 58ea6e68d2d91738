package news.stet.people;

/**
 * What a browser is asked, and the secret by which its answer is known again.
 *
 * @param attempt for a cookie of that browser
 * @param options JSON for {@code navigator.credentials}
 */
public record Asked(Secret attempt, String options) {}
