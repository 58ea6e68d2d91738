package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import news.stet.platform.PressSettings;
import news.stet.platform.Problem;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class SiteCertificateTest {
    @TempDir Path folder;
    private Path chain = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void nameFiles() {
        chain = folder.resolve("chain.pem");
        key = folder.resolve("key.pem");
    }

    private SiteCertificate read() {
        return SiteCertificate.read(new PressSettings.Tls(chain, key, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void keysOfAllUsualKindsAreRead(String algorithm) throws Exception {
        var made = TestCertificate.make(folder, "-keyalg", algorithm);
        made.writeChain(chain);
        made.writeKey(key);

        assertThat(read().chain()).isEqualTo(made.chain());
        assertThat(read().store().containsAlias("site")).isTrue();
    }

    @Test
    void aChainIsReadInItsOrder() throws Exception {
        var made = TestCertificate.signed(folder);
        made.writeChain(chain);
        made.writeKey(key);

        assertThat(read().chain()).hasSize(2).isEqualTo(made.chain());

        new TestCertificate(made.chain().reversed(), made.key()).writeChain(chain);
        assertThatThrownBy(this::read).hasMessageContaining("put the site's own certificate first");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        TestCertificate.make(folder, "-keyalg", "EC").writeChain(chain);
        TestCertificate.make(folder, "-keyalg", "EC").writeKey(key);

        assertThatThrownBy(this::read)
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(key + " is not the key of the first certificate in ");

        TestCertificate.make(folder, "-keyalg", "RSA").writeKey(key);
        assertThatThrownBy(this::read).hasMessageContaining("is not the key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chain | ''                                              | holds no certificate",
                "chain | -----BEGIN CERTIFICATE-----                     | breaks off",
                "chain | BLOCK CERTIFICATE *                             | not base64",
                "chain | BLOCK CERTIFICATE AAAA                          | cannot be read",
                "key   | nonsense                                        | holds no key",
                "key   | BLOCK PRIVATE KEY AAAA                          | a kind that is not known",
                "key   | BLOCK RSA PRIVATE KEY AAAA                      | openssl pkcs8 -topk8",
                "key   | BLOCK ENCRYPTED PRIVATE KEY AAAA                | Decrypt it",
            })
    void aBadFileIsNamedWithWhatToDo(String which, String content, String said) throws Exception {
        var made = TestCertificate.make(folder, "-keyalg", "EC");
        made.writeChain(chain);
        made.writeKey(key);
        Path bad = which.equals("chain") ? chain : key;
        String text = content;
        if (content.startsWith("BLOCK ")) {
            int last = content.lastIndexOf(' ');
            String label = content.substring("BLOCK ".length(), last);
            text =
                    "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                            .formatted(label, content.substring(last + 1), label);
        }
        Files.writeString(bad, text);

        assertThatThrownBy(this::read)
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(bad + " ")
                .hasMessageContaining(said);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(this::read)
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(chain + " cannot be read");
    }
}
