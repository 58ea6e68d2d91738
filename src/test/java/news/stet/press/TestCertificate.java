package news.stet.press;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.NullMarked;

/** A certificate for localhost, made by the JDK's keytool, with its key as PEM. */
@NullMarked
record TestCertificate(List<Certificate> chain, Key key) {
    private static final String PASSWORD = "changeit";

    /**
     * Makes one that signed itself.
     *
     * @param options of keytool, as in {@code -keyalg EC}
     */
    static TestCertificate make(Path folder, String... options) throws Exception {
        Path store = folder.resolve(System.nanoTime() + ".p12");
        generate(store, "site", options);
        return read(store);
    }

    /** Makes one that an authority signed. */
    static TestCertificate signed(Path folder) throws Exception {
        Path store = folder.resolve(System.nanoTime() + ".p12");
        generate(store, "authority", "-keyalg", "EC", "-ext", "bc=ca:true");
        generate(store, "site", "-keyalg", "EC", "-signer", "authority");
        return read(store);
    }

    private static void generate(Path store, String alias, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", alias, "-keystore", store.toString()));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12", "-validity", "30"));
        command.addAll(List.of("-dname", "CN=" + alias + ".example"));
        command.addAll(List.of("-ext", "SAN=dns:localhost,ip:127.0.0.1"));
        command.addAll(List.of(options));
        Path output = store.resolveSibling("keytool.log");
        Process keytool =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(output));
        }
    }

    private static TestCertificate read(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return new TestCertificate(
                List.of(store.getCertificateChain("site")),
                store.getKey("site", PASSWORD.toCharArray()));
    }

    /** Writes the chain as a server wants it. */
    Path writeChain(Path file) throws GeneralSecurityException, IOException {
        StringBuilder text = new StringBuilder("Bag Attributes: none\n");
        for (Certificate one : chain) {
            text.append(pem("CERTIFICATE", one.getEncoded()));
        }
        return Files.writeString(file, text);
    }

    Path writeKey(Path file) throws IOException {
        return Files.writeString(file, pem("PRIVATE KEY", key.getEncoded()));
    }

    static String pem(String label, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** For a client that trusts it and nothing else. */
    SSLContext client() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("root", chain.getLast());
        var managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
