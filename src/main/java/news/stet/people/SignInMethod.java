package news.stet.people;

import java.util.Locale;

/** How somebody showed who they are. */
public enum SignInMethod {
    PASSWORD,
    PASSKEY,
    RECOVERY_CODE,
    PROVIDER,
    LINK;

    /** The name in the database and in messages: {@code recovery-code}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static SignInMethod get(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
