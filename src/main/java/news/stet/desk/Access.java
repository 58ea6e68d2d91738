package news.stet.desk;

/** Who may use a route. */
public enum Access {
    /** Everyone: signing in, files of the interface, what monitoring asks. */
    OPEN,
    /** People who are signed in; others are led to the sign-in page. */
    SESSION,
    /** Programs with a token, and people who are signed in; others get 401. */
    TOKEN_OR_SESSION
}
