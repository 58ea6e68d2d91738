package news.stet.people;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import news.stet.platform.Database;

/** Passkeys as the library looks them up. It calls a person by their e-mail. */
final class PasskeyRows implements CredentialRepository {
    private final Database database;

    PasskeyRows(Database database) {
        this.database = database;
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String email) {
        return database.read(handle ->
                new HashSet<>(
                        handle.createQuery(
                                        """
                                        select k.credential from passkey k join person p on p.id = k.person
                                        where p.email = :email
                                        """)
                                .bind("email", email)
                                .map((row, context) ->
                                        PublicKeyCredentialDescriptor.builder()
                                                .id(bytes(row, "credential"))
                                                .build())
                                .list()));
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String email) {
        return database.read(handle ->
                handle.createQuery(
                                "select handle from person where email = :email and handle is not null")
                        .bind("email", email)
                        .map((row, context) -> bytes(row, "handle"))
                        .findOne());
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return database.read(handle ->
                handle.createQuery("select email from person where handle = :handle")
                        .bind("handle", userHandle.getBytes())
                        .mapTo(String.class)
                        .findOne());
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return lookupAll(credentialId).stream()
                .filter(found -> found.getUserHandle().equals(userHandle))
                .findFirst();
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return database.read(handle ->
                new HashSet<>(
                        handle.createQuery(
                                        """
                                        select k.credential, k.public_key, k.signatures, p.handle
                                        from passkey k join person p on p.id = k.person
                                        where k.credential = :credential
                                        """)
                                .bind("credential", credentialId.getBytes())
                                .map((row, context) ->
                                        RegisteredCredential.builder()
                                                .credentialId(bytes(row, "credential"))
                                                .userHandle(bytes(row, "handle"))
                                                .publicKeyCose(bytes(row, "public_key"))
                                                .signatureCount(row.getLong("signatures"))
                                                .build())
                                .list()));
    }

    private static ByteArray bytes(ResultSet row, String column) throws SQLException {
        return new ByteArray(row.getBytes(column));
    }
}
