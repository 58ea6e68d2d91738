package news.stet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db:5433/news?user=ada&password=a%26b, jdbc:postgresql://db:5433/news, ada, a&b",
        "postgresql://ada:a%26b@db:5433/news, jdbc:postgresql://db:5433/news, ada, a&b",
        "postgres://ada@db/news, jdbc:postgresql://db/news, ada, kept",
        "jdbc:postgresql://db/news?ssl=true&user=ada, jdbc:postgresql://db/news?ssl=true, ada, kept",
        "jdbc:postgresql://db/news, jdbc:postgresql://db/news, env, kept",
        "jdbc:postgresql:news?password=a+b, jdbc:postgresql:news, env, a+b",
    })
    void anAddressIsReadInEveryUsualForm(String text, String url, String user, String password) {
        var environment = Map.of("PGUSER", "env", "PGPASSWORD", "kept");

        assertThat(DatabaseAddress.parse(text, environment))
                .isEqualTo(new DatabaseAddress(url, user, password));
    }

    @Test
    void anotherDatabaseKeepsServerAndOptions() {
        var address = new DatabaseAddress("jdbc:postgresql://db:5/news?ssl=true", "u", "p");
        assertThat(address.withDatabase("other").url())
                .isEqualTo("jdbc:postgresql://db:5/other?ssl=true");
        assertThat(address.place()).isEqualTo("db:5/news");
    }

    @Test
    void thePasswordIsNeverShown() {
        assertThat(new DatabaseAddress("jdbc:postgresql://db/news", "ada", "top").toString())
                .doesNotContain("top");
        assertThatThrownBy(() -> DatabaseAddress.parse("mysql://ada:top@db/news", Map.of()))
                .isInstanceOf(Problem.class)
                .hasMessageNotContaining("top");
    }
}
