package news.stet.wire.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotationsTest {

    private static @Nullable String speaker(String paragraph) {
        return Quotations.find(paragraph).getFirst().speaker();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "“It is good to be back,” the harbour master said. | the harbour master",
                "“It is good to be back,” said Mira Dunlow, the harbour master. | Mira Dunlow",
                "\"It is good to be back,\" Mayor Otto Fenn told reporters on Friday. | Mayor Otto Fenn",
                "The harbour master also said: “It is good to be back.” | The harbour master",
                "It rained. Dunlow added, \"It is good to be back.\" | Dunlow",
                "«من الجيد أن نعود اليوم»، قالت مديرة الميناء. | مديرة الميناء",
                "وقال مدير الميناء: «من الجيد أن نعود اليوم». | مدير الميناء"
            })
    void whoSpeaksIsReadFromTheSentence(String paragraph, String speaker) {
        assertThat(speaker(paragraph)).isEqualTo(speaker);
    }

    @Test
    void aPronounNamesNobody() {
        assertThat(speaker("\"It is good to be back,\" he adds.")).isNull();
        assertThat(speaker("“It is good to be back,” said she.")).isNull();
        assertThat(speaker("“It is good to be back.”")).isNull();
    }

    @Test
    void theSecondHalfOfAQuotationIsTheSameSpeakers() {
        var quotes = Quotations.find("“We counted them all,” Dunlow said. “The numbers do agree.”");

        assertThat(quotes).extracting(CrawledQuote::speaker).containsExactly("Dunlow", "Dunlow");
    }

    @Test
    void offsetsCoverTheQuotedWords() {
        String paragraph = "She said: “We counted them all.” Nobody did.";
        CrawledQuote quote = Quotations.find(paragraph).getFirst();

        assertThat(paragraph.substring(quote.start(), quote.end()))
                .isEqualTo("We counted them all.");
    }

    @Test
    void namesInMarksAreNoQuotations() {
        assertThat(Quotations.find("The ship “Old Grace” sailed at 5\" of wind.")).isEmpty();
    }

    @Test
    void aQuotationLeftOpenChangesNothing() {
        String paragraph = "Dunlow adds:\u00A0 \"We need to follow it closely, Reuters reports.";

        assertThat(Quotations.isOpen(paragraph)).isTrue();
        assertThat(Quotations.block(paragraph))
                .isEqualTo(new CrawledBlock.Paragraph(paragraph, java.util.List.of()));
        assertThat(Quotations.isOpen("“Closed words here,” she said.")).isFalse();
    }

    @Test
    void onlyAParagraphThatLosesNothingBecomesAQuotationBlock() {
        assertThat(Quotations.block("“It is good to be back.” — Mira Dunlow, harbour master"))
                .isEqualTo(
                        new CrawledBlock.Quotation(
                                "It is good to be back.", "Mira Dunlow, harbour master"));
        assertThat(Quotations.block("“It is good to be back,” Dunlow joked."))
                .isInstanceOf(CrawledBlock.Paragraph.class);
    }

    @Test
    void theOccasionIsTheWholeSentence() {
        CrawledStandfirst standfirst =
                Quotations.standfirst(
                        "“It is good to be back,” Dr. Mira Dunlow said at the gate. It rained.");

        assertThat(standfirst.speaker()).isEqualTo("Dr. Mira Dunlow");
        assertThat(standfirst.occasion()).isEqualTo("Dr. Mira Dunlow said at the gate.");
        assertThat(Quotations.standfirst("“It is good to be back,” Dunlow said.").occasion())
                .isNull();
        assertThat(Quotations.standfirst("Nothing was said.").quotation()).isNull();
    }
}
