package news.stet.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AlphabetTest {
    private static List<String> sorted(String language, String... names) {
        return Alphabet.sorted(List.of(names), Function.identity(), language);
    }

    @Test
    void namesStandWherePeopleLookForThem() {
        assertThat(sorted("", "Zoë", "ada", "Émile", "Edda", "Ödön"))
                .containsExactly("ada", "Edda", "Émile", "Ödön", "Zoë");
        assertThat(sorted("sv", "Öberg", "Zorn", "Åberg"))
                .containsExactly("Zorn", "Åberg", "Öberg");
        assertThat(sorted("es", "Nuez", "Ñandú", "Oca", "Nido"))
                .containsExactly("Nido", "Nuez", "Ñandú", "Oca");
    }

    @Test
    void persianLettersStandInThePersianOrder() {
        assertThat(sorted("fa", "یزد", "گرگان", "کرمان", "پارس", "تهران", "بم"))
                .containsExactly("بم", "پارس", "تهران", "کرمان", "گرگان", "یزد");
    }

    @Test
    void wordsAreCutBetweenCharactersAsPeopleSeeThem() {
        assertThat(Alphabet.cut("short", 5)).isEqualTo("short");
        assertThat(Alphabet.cut("مُحَمَّد", 2)).isEqualTo("مُحَ…");
        assertThat(Alphabet.cut("👩‍👩‍👧‍👧 family", 1)).isEqualTo("👩‍👩‍👧‍👧…");
        assertThat(Alphabet.cut("e\u0301e\u0301e\u0301", 2)).isEqualTo("e\u0301e\u0301…");
    }
}
