package news.stet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Commands.line(Map.of(), arguments)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void helpNamesEveryCommandOfTheContract() {
        assertThat(run("help")).isZero();
        assertThat(out.toString())
                .contains("serve", "import", "user", "token", "backup", "restore", "doctor");
    }

    @Test
    void aCommandThatIsNoneEndsWithTwoAndOneLine() {
        assertThat(run("publish-everything")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void noCommandAtAllIsAWrongUseToo() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void anUnknownRoleIsNamedWithThoseThereAre() {
        assertThat(run("token", "add", "feeds", "--role", "editr")).isEqualTo(2);
        assertThat(err.toString()).contains("editr").contains("contributor, reporter, editor");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void aBadPortFailsWithOneLineThatSaysWhatToWrite() {
        assertThat(run("serve", "--site-port", "http")).isEqualTo(1);
        assertThat(err.toString()).startsWith("stet: site-port: \"http\" is no port");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void serveTellsItsOptionsThoughItKnowsNoOtherCommand() {
        assertThat(run("serve", "--help")).isZero();
        assertThat(out.toString()).contains("stet serve", "--role", "--press-memory", "--media");
        assertThat(run("serve", "--prot", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("stet serve --help");
    }

    @Test
    void versionSaysWhichStet() {
        assertThat(run("version")).isZero();
        assertThat(out.toString()).startsWith("Stet ");
    }
}
