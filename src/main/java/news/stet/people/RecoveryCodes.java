package news.stet.people;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import news.stet.platform.Database;
import org.jdbi.v3.core.Handle;

/**
 * Codes on paper for whoever has lost every key: ten, each for once. Only their hashes are kept; 80
 * random bits cannot be guessed, so a fast hash is enough. Safe for any thread.
 */
public final class RecoveryCodes {
    static final int CODES = 10;

    private static final int LETTERS_EACH = 16;

    /** No letters that are taken for digits or for each other. */
    private static final String LETTERS = "abcdefghjkmnpqrstvwxyz0123456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final InstantSource clock;

    public RecoveryCodes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * New codes; those from before stop working. They are given this once.
     *
     * @throws news.stet.platform.Problem FORBIDDEN when it is too long ago that it was clear who
     *     sits there
     */
    public List<String> make(SignedIn self) {
        Instant now = clock.instant();
        self.requireRecent(now);
        List<String> codes = Stream.generate(RecoveryCodes::random).limit(CODES).toList();
        return database.write(handle -> {
            Person person = People.lock(handle, self.person().id());
            forgetAll(handle, person.id());
            codes.forEach(code -> insert(handle, person, code, now));
            Audit.record(handle, self.actor(), "make recovery codes", person.subject(), null, now);
            return codes;
        });
    }

    private static String random() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LETTERS_EACH; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "");
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static void insert(Handle handle, Person person, String code, Instant now) {
        handle.createUpdate(
                        """
                        insert into recovery_code (code_hash, person, made_at)
                        values (:hash, :person, :now)
                        """)
                .bind("hash", hash(code))
                .bind("person", person.id())
                .bind("now", now)
                .execute();
    }

    static void forgetAll(Handle handle, long person) {
        handle.createUpdate("delete from recovery_code where person = :person")
                .bind("person", person)
                .execute();
    }

    /** Uses one of the person's codes up; false when it is none of them or was used. */
    static boolean use(Handle handle, Person person, String typed, Instant now) {
        int used =
                handle.createUpdate(
                                """
                                update recovery_code set used_at = :now
                                where code_hash = :hash and person = :person and used_at is null
                                """)
                        .bind("now", now)
                        .bind("hash", hash(typed))
                        .bind("person", person.id())
                        .execute();
        if (used > 0) {
            int left = Factors.of(handle, person.id()).recoveryCodes();
            Audit.record(
                    handle,
                    person.actor(),
                    "use recovery code",
                    person.subject(),
                    left + " left",
                    now);
        }
        return used > 0;
    }

    /** However somebody typed it from paper. */
    private static byte[] hash(String code) {
        String letters = code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return Secret.hash(
                "recovery "
                        + letters.replace('o', '0')
                                .replace('l', '1')
                                .replace('i', '1')
                                .replace('u', 'v'));
    }
}
