package news.stet.press;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import news.stet.platform.PressSettings;
import news.stet.platform.Problem;
import org.eclipse.jetty.http2.HTTP2Cipher;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The site's certificate in use. When its files change, new connections get the new one and those
 * that are open keep theirs; a pair that will not do changes nothing.
 */
final class TlsContext {
    private static final Logger LOG = LoggerFactory.getLogger(TlsContext.class);

    /** What shows that a file was written anew. */
    private record Stamp(Path file, Instant changed, long bytes, String identity) {
        static Stamp of(Path file) {
            try {
                var now = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(
                        file,
                        now.lastModifiedTime().toInstant(),
                        now.size(),
                        Objects.toString(now.fileKey()));
            } catch (IOException gone) {
                return new Stamp(file, Instant.MIN, 0, "");
            }
        }
    }

    private final PressSettings.Tls files;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private List<Stamp> known;
    private List<Stamp> lastSeen;

    private TlsContext(PressSettings.Tls files) {
        this.files = files;
        this.known = stamps();
        this.lastSeen = known;
        factory.setKeyStorePassword(SiteCertificate.PASSWORD);
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        factory.setRenegotiationAllowed(false);
        factory.setCipherComparator(HTTP2Cipher.COMPARATOR);
        factory.setKeyStore(read().store());
    }

    /**
     * With the certificate as it lies there now.
     *
     * @throws Problem INVALID naming the file that will not do
     */
    static TlsContext open(PressSettings.Tls files) {
        return new TlsContext(files);
    }

    SslContextFactory.Server factory() {
        return factory;
    }

    /**
     * Takes changed files over. Those that still change between two calls wait, since both are
     * rarely written at the same moment.
     */
    void refresh() {
        List<Stamp> now = stamps();
        boolean changed = !now.equals(known);
        boolean settled = now.equals(lastSeen);
        lastSeen = now;
        if (!changed || !settled) {
            return;
        }
        known = now;
        try {
            SiteCertificate certificate = read();
            factory.reload(it -> it.setKeyStore(certificate.store()));
            LOG.atInfo().log(
                    "the site has a new certificate, valid until {}",
                    certificate.chain().getFirst().getNotAfter().toInstant());
        } catch (Problem problem) {
            LOG.atWarn().log("the site keeps its old certificate: {}", problem.detail());
        } catch (Exception e) {
            LOG.atWarn().setCause(e).log("the site keeps its old certificate");
        }
    }

    private SiteCertificate read() {
        SiteCertificate certificate = SiteCertificate.read(files);
        Instant end = certificate.chain().getFirst().getNotAfter().toInstant();
        if (end.isBefore(Instant.now())) {
            LOG.atWarn()
                    .log(
                            "the certificate in {} ended on {}: browsers will warn readers",
                            files.certificate(),
                            end);
        }
        return certificate;
    }

    private List<Stamp> stamps() {
        return List.of(Stamp.of(files.certificate()), Stamp.of(files.key()));
    }
}
