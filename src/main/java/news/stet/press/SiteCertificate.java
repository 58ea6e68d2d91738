package news.stet.press;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import news.stet.platform.PressSettings;
import news.stet.platform.Problem;

/**
 * What the site shows that it is who it says: a chain of certificates, its own first, and the key
 * that belongs to that one.
 */
record SiteCertificate(List<X509Certificate> chain, PrivateKey key) {
    /** A store in memory wants one. */
    static final String PASSWORD = "in memory";

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    /**
     * Reads both files and checks that they belong together.
     *
     * @throws Problem INVALID naming the file and what to do
     */
    static SiteCertificate read(PressSettings.Tls files) {
        List<X509Certificate> chain = chain(files.certificate());
        PrivateKey key = key(files.key());
        if (!belongTogether(key, chain.getFirst())) {
            throw Pem.bad(
                    files.key(),
                    "is not the key of the first certificate in " + files.certificate(),
                    "Name the key that was made for it, and put the site's own certificate first.");
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!chain.get(i - 1)
                    .getIssuerX500Principal()
                    .equals(chain.get(i).getSubjectX500Principal())) {
                throw Pem.bad(
                        files.certificate(),
                        "is out of order: certificate " + (i + 1) + " did not sign the one before",
                        "Put the site's own first, then the one that signed it, and so on.");
            }
        }
        return new SiteCertificate(chain, key);
    }

    private static List<X509Certificate> chain(Path file) {
        List<X509Certificate> chain = new ArrayList<>();
        for (Pem block : Pem.list(file)) {
            if (block.label().equals("CERTIFICATE")) {
                chain.add(certificate(file, block));
            }
        }
        if (chain.isEmpty()) {
            throw Pem.bad(
                    file,
                    "holds no certificate",
                    "It must be a PEM file with -----BEGIN CERTIFICATE-----.");
        }
        return List.copyOf(chain);
    }

    private static X509Certificate certificate(Path file, Pem block) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(block.bytes()));
        } catch (CertificateException e) {
            throw Pem.bad(file, "holds a certificate that cannot be read", "Write it anew.");
        }
    }

    private static PrivateKey key(Path file) {
        for (Pem block : Pem.list(file)) {
            switch (block.label()) {
                case "PRIVATE KEY" -> {
                    return key(file, block.bytes());
                }
                case "ENCRYPTED PRIVATE KEY" ->
                        throw Pem.bad(
                                file,
                                "is encrypted, and nobody is there to type its password",
                                "Decrypt it: openssl pkcs8 -in OLD -out NEW, and let only Stet's user read it.");
                case "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
                        throw Pem.bad(
                                file,
                                "holds a key in an old form",
                                "Convert it: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW.");
                default -> {
                    // Certificates and parameters may lie in the same file.
                }
            }
        }
        throw Pem.bad(
                file, "holds no key", "It must be a PEM file with -----BEGIN PRIVATE KEY-----.");
    }

    private static PrivateKey key(Path file, byte[] bytes) {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (GeneralSecurityException e) {
                // It is of another kind.
            }
        }
        throw Pem.bad(
                file,
                "holds a key of a kind that is not known here, or a broken one",
                "Use an RSA, EC or Ed25519 key.");
    }

    /** Tried out: what the one signs the other must know. */
    private static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
        byte[] text = "belongs".getBytes(StandardCharsets.US_ASCII);
        String kind =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "EdDSA";
                };
        try {
            Signature signature = Signature.getInstance(kind);
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Both as Java's TLS wants them. */
    KeyStore store() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "site", key, PASSWORD.toCharArray(), chain.toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
