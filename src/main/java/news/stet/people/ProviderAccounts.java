package news.stet.people;

import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import java.time.Instant;
import java.util.Optional;
import news.stet.platform.DoorSettings.Provider;
import news.stet.platform.Letters;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Whose account it is that the provider names: known from last time, or invited under the e-mail it
 * has checked, or of a domain that may come uninvited.
 */
final class ProviderAccounts {
    private static final int MAX_NAME_CHARS = 120;

    private final Handle handle;
    private final Provider provider;
    private final Instant now;

    ProviderAccounts(Handle handle, Provider provider, Instant now) {
        this.handle = handle;
        this.provider = provider;
        this.now = now;
    }

    /**
     * @throws Problem FORBIDDEN when there is none
     */
    Person person(UserInfo who) {
        String subject = who.getSubject().getValue();
        Person person =
                linked(subject)
                        .orElseGet(() -> {
                            EmailAddress email = checkedEmail(who);
                            Person found =
                                    People.findByEmail(handle, email)
                                            .orElseGet(() -> uninvited(who, email));
                            requireActive(found);
                            return link(found, subject);
                        });
        requireActive(person);
        return person;
    }

    private Optional<Person> linked(String subject) {
        return handle.createQuery(
                        """
                        select person from provider_account where issuer = :issuer and subject = :subject
                        """)
                .bind("issuer", provider.issuer().toString())
                .bind("subject", subject)
                .mapTo(Long.class)
                .findOne()
                .flatMap(id -> People.find(handle, id));
    }

    private EmailAddress checkedEmail(UserInfo who) {
        String email = who.getEmailAddress();
        if (email == null || !Boolean.TRUE.equals(who.getEmailVerified())) {
            throw new Problem(
                    Problem.Kind.FORBIDDEN,
                    provider.name()
                            + " does not say that it has checked your e-mail; sign in another way.");
        }
        return EmailAddress.of(email);
    }

    private Person uninvited(UserInfo who, EmailAddress email) {
        if (provider.domain().filter(domain -> email.text().endsWith("@" + domain)).isEmpty()) {
            throw new Problem(
                    Problem.Kind.FORBIDDEN,
                    "Nobody has invited " + email + " here; ask an administrator.");
        }
        String name = Letters.printable(who.getName() == null ? "" : who.getName(), MAX_NAME_CHARS);
        Person person =
                People.add(
                        handle,
                        email,
                        name.isBlank() ? email.text() : name.strip(),
                        People.role(provider.role()),
                        "en",
                        now);
        Audit.record(handle, person.actor(), "join", person.subject(), provider.name(), now);
        return person;
    }

    private Person link(Person person, String subject) {
        int linked =
                handle.createUpdate(
                                """
                                insert into provider_account (issuer, subject, person, linked_at)
                                select :issuer, :subject, :person, :now
                                where not exists (select from provider_account
                                                  where issuer = :issuer and person = :person)
                                """)
                        .bind("issuer", provider.issuer().toString())
                        .bind("subject", subject)
                        .bind("person", person.id())
                        .bind("now", now)
                        .execute();
        if (linked == 0) {
            // The address has passed to somebody else over there; the account has not.
            throw new Problem(
                    Problem.Kind.FORBIDDEN,
                    person.email()
                            + " belongs to another account of "
                            + provider.name()
                            + "; ask an administrator to part them.");
        }
        handle.createUpdate("update person set joined = true where id = :id")
                .bind("id", person.id())
                .execute();
        Audit.record(
                handle, person.actor(), "link provider", person.subject(), provider.name(), now);
        return People.find(handle, person.id()).orElseThrow();
    }

    private static void requireActive(Person person) {
        if (!person.active()) {
            throw new Problem(
                    Problem.Kind.FORBIDDEN, "This account is deactivated; ask an administrator.");
        }
    }
}
