package news.stet.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import news.stet.platform.Database;
import news.stet.platform.Letters;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passkeys (WebAuthn): added, used, renamed, removed. They are found by the authenticator itself,
 * so nobody types a name, and it must have checked its owner by PIN, finger or face. Safe for any
 * thread.
 */
public final class Passkeys {
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final int MAX_NAME_CHARS = 80;
    private static final int MAX_PASSKEYS = 20;

    /** A person's handle: as long as the standard advises. */
    private static final int HANDLE_BYTES = 64;

    private static final long MILLIS = Attempts.LIFE.toMillis();

    private final Database database;
    private final InstantSource clock;
    private final RelyingParty relyingParty;

    /**
     * @param deskUrl where the desk is reached; passkeys belong to its host for good
     */
    public Passkeys(Database database, InstantSource clock, URI deskUrl) {
        this.database = database;
        this.clock = clock;
        relyingParty =
                RelyingParty.builder()
                        .identity(
                                RelyingPartyIdentity.builder()
                                        .id(deskUrl.getHost())
                                        .name("Stet")
                                        .build())
                        .credentialRepository(new PasskeyRows(database))
                        .origins(Set.of(deskUrl.toString()))
                        .validateSignatureCounter(true)
                        .build();
    }

    /**
     * Asks the browser for a new passkey.
     *
     * @throws Problem FORBIDDEN when it is too long ago that it was clear who sits there
     */
    public Asked beginAdding(SignedIn self) {
        self.requireRecent(clock.instant());
        Person person = self.person();
        PublicKeyCredentialCreationOptions options =
                relyingParty.startRegistration(
                        StartRegistrationOptions.builder()
                                .user(
                                        UserIdentity.builder()
                                                .name(person.email().text())
                                                .displayName(person.name())
                                                .id(handleOf(person))
                                                .build())
                                .authenticatorSelection(
                                        AuthenticatorSelectionCriteria.builder()
                                                .residentKey(ResidentKeyRequirement.REQUIRED)
                                                .userVerification(
                                                        UserVerificationRequirement.REQUIRED)
                                                .build())
                                .timeout(MILLIS)
                                .build());
        try {
            String asked = options.toJson();
            Secret attempt = begin(Attempts.Kind.ADD_PASSKEY, person.id(), asked);
            return new Asked(attempt, options.toCredentialsCreateJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the library writes what it made", e);
        }
    }

    private ByteArray handleOf(Person person) {
        byte[] fresh = Secret.bytes(HANDLE_BYTES);
        return database.write(handle ->
                new ByteArray(
                        handle.createQuery(
                                        """
                                        update person set handle = coalesce(handle, :fresh) where id = :id
                                        returning handle
                                        """)
                                .bind("fresh", fresh)
                                .bind("id", person.id())
                                .mapTo(byte[].class)
                                .one()));
    }

    private Secret begin(
            Attempts.Kind kind, @org.jspecify.annotations.Nullable Long person, String asked) {
        return database.write(
                handle -> Attempts.begin(handle, kind, person, asked, clock.instant()));
    }

    private String take(
            Attempts.Kind kind, @org.jspecify.annotations.Nullable Long person, String attempt) {
        return database.write(
                handle -> Attempts.take(handle, kind, person, attempt, clock.instant()));
    }

    /**
     * Adds the passkey that the browser made.
     *
     * @param attempt the browser's secret from {@link #beginAdding}
     * @param answer the credential as JSON
     * @throws Problem FORBIDDEN, INVALID, GONE, CONFLICT when there are too many
     */
    public Passkey add(SignedIn self, String attempt, String name, String answer) {
        self.requireRecent(clock.instant());
        String checked = checkedName(name);
        String asked = take(Attempts.Kind.ADD_PASSKEY, self.person().id(), attempt);
        RegistrationResult made = finishAdding(asked, answer);
        return database.write(handle -> {
            Instant now = clock.instant();
            Person person = People.lock(handle, self.person().id());
            if (list(handle, person.id()).size() >= MAX_PASSKEYS) {
                throw new Problem(
                        Problem.Kind.CONFLICT,
                        "You have " + MAX_PASSKEYS + " passkeys; remove one first.");
            }
            Passkey passkey = insert(handle, person, checked, made, now);
            Audit.record(handle, self.actor(), "add passkey", person.subject(), checked, now);
            return passkey;
        });
    }

    private RegistrationResult finishAdding(String asked, String answer) {
        try {
            return relyingParty.finishRegistration(
                    FinishRegistrationOptions.builder()
                            .request(PublicKeyCredentialCreationOptions.fromJson(asked))
                            .response(PublicKeyCredential.parseRegistrationResponseJson(answer))
                            .build());
        } catch (RegistrationFailedException | IOException | IllegalArgumentException e) {
            LOG.info("A passkey was not added: {}", e.getMessage());
            throw new Problem(
                    Problem.Kind.INVALID,
                    "This passkey cannot be used here: the device must be one that asks for a PIN,"
                            + " finger or face, and the address of the desk the usual one.");
        }
    }

    private static Passkey insert(
            Handle handle, Person person, String name, RegistrationResult made, Instant now) {
        return handle.createQuery(
                        """
                        insert into passkey (person, credential, public_key, signatures, name, synced, created_at)
                        values (:person, :credential, :key, :signatures, :name, :synced, :now)
                        returning id, name, synced, created_at, last_used_at
                        """)
                .bind("person", person.id())
                .bind("credential", made.getKeyId().getId().getBytes())
                .bind("key", made.getPublicKeyCose().getBytes())
                .bind("signatures", made.getSignatureCount())
                .bind("name", name)
                .bind("synced", made.isBackedUp())
                .bind("now", now)
                .mapTo(Passkey.class)
                .one();
    }

    private static String checkedName(String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > MAX_NAME_CHARS || !Letters.isPrintable(name)) {
            throw Problem.invalid(
                    "name",
                    "a passkey needs a name of 1 to " + MAX_NAME_CHARS + " characters",
                    "name the device or the service that keeps it");
        }
        return name;
    }

    /** Asks a browser for any passkey of this desk; nobody says who it is. */
    public Asked beginSignIn() {
        AssertionRequest request =
                relyingParty.startAssertion(
                        StartAssertionOptions.builder()
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .timeout(MILLIS)
                                .build());
        try {
            Secret attempt = begin(Attempts.Kind.PASSKEY, null, request.toJson());
            return new Asked(attempt, request.toCredentialsGetJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the library writes what it made", e);
        }
    }

    /**
     * Whose passkey answered.
     *
     * @param attempt the browser's secret from {@link #beginSignIn}
     * @param answer the assertion as JSON
     * @throws Problem UNAUTHENTICATED, or GONE when it took too long
     */
    public Person check(String attempt, String answer) {
        String asked = take(Attempts.Kind.PASSKEY, null, attempt);
        AssertionResult result;
        try {
            result =
                    relyingParty.finishAssertion(
                            FinishAssertionOptions.builder()
                                    .request(AssertionRequest.fromJson(asked))
                                    .response(
                                            PublicKeyCredential.parseAssertionResponseJson(answer))
                                    .build());
        } catch (AssertionFailedException | IOException | IllegalArgumentException e) {
            LOG.warn("A passkey was refused: {}", e.getMessage());
            throw refused();
        }
        if (!result.isSuccess() || !result.isUserVerified()) {
            throw refused();
        }
        return database.write(handle -> note(handle, result));
    }

    /** The counter only grows, also when two answers of one authenticator come at once. */
    private Person note(Handle handle, AssertionResult result) {
        long person =
                handle.createQuery(
                                """
                                update passkey set signatures = :signatures, synced = :synced, last_used_at = :now
                                where credential = :credential
                                  and (signatures = 0 and :signatures = 0 or signatures < :signatures)
                                returning person
                                """)
                        .bind("signatures", result.getSignatureCount())
                        .bind("synced", result.isBackedUp())
                        .bind("now", clock.instant())
                        .bind("credential", result.getCredential().getCredentialId().getBytes())
                        .mapTo(Long.class)
                        .findOne()
                        .orElseThrow(Passkeys::refused);
        return People.find(handle, person).filter(Person::active).orElseThrow(Passkeys::refused);
    }

    private static Problem refused() {
        return new Problem(
                Problem.Kind.UNAUTHENTICATED,
                "No account here has this passkey; sign in another way, or ask an administrator for"
                        + " a new link.");
    }

    /**
     * Somebody's passkeys, the newest first.
     *
     * @throws Problem FORBIDDEN for another's without {@link Permission#MANAGE_PEOPLE}
     */
    public List<Passkey> list(Actor actor, long person) {
        Sessions.requireOwn(actor, person);
        return database.read(handle -> list(handle, person));
    }

    static List<Passkey> list(Handle handle, long person) {
        return handle.createQuery(
                        """
                        select id, name, synced, created_at, last_used_at from passkey
                        where person = :person order by id desc
                        """)
                .bind("person", person)
                .mapTo(Passkey.class)
                .list();
    }

    /**
     * Calls one of one's own passkeys something else.
     *
     * @throws Problem INVALID, NOT_FOUND
     */
    public void rename(SignedIn self, long id, String name) {
        String checked = checkedName(name);
        database.write(handle -> {
            int renamed =
                    handle.createUpdate(
                                    "update passkey set name = :name where id = :id and person = :person")
                            .bind("name", checked)
                            .bind("id", id)
                            .bind("person", self.person().id())
                            .execute();
            if (renamed == 0) {
                throw none(id);
            }
            return null;
        });
    }

    /**
     * Removes one of one's own passkeys.
     *
     * @throws Problem FORBIDDEN, NOT_FOUND, CONFLICT when it is the only way left to sign in
     */
    public void remove(SignedIn self, long id) {
        self.requireRecent(clock.instant());
        database.write(handle -> {
            Person person = People.lock(handle, self.person().id());
            Passkey passkey =
                    list(handle, person.id()).stream()
                            .filter(one -> one.id() == id)
                            .findFirst()
                            .orElseThrow(() -> none(id));
            handle.createUpdate("delete from passkey where id = :id").bind("id", id).execute();
            Factors.requireOne(handle, person.id());
            Audit.record(
                    handle,
                    self.actor(),
                    "remove passkey",
                    person.subject(),
                    passkey.name(),
                    clock.instant());
            return null;
        });
    }

    private static Problem none(long id) {
        return new Problem(Problem.Kind.NOT_FOUND, "You have no passkey " + id + ".");
    }
}
