package news.stet.people;

import news.stet.platform.Database;

/** An empty newsroom for a test; the trail of the tests before stays, as it must. */
public final class FreshPeople {
    private FreshPeople() {}

    /** Forgets everybody and all that hangs on them. */
    public static void in(Database database) {
        database.write(handle -> handle.execute("truncate person, api_token cascade"));
    }
}
