package news.stet.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import news.stet.story.Block;
import news.stet.story.StoryContent;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Something a story is about, by which others like it are found.
 *
 * @param said in the story's own words; of a topic its slug
 * @param telling whether it alone makes two stories alike
 * @param term what most of the stories have that have it too
 * @param query finds the stories that have it too
 */
record Clue(Likeness.Kind kind, String said, boolean telling, Term term, Query query) {
    private static final float TOPIC = 4;
    private static final float PERSON = 5;
    private static final float PLACE = 4;

    /** Of the story's fields; its text has more. */
    static List<Clue> ofFields(StoryContent content) {
        List<Clue> clues = new ArrayList<>();
        content.topics()
                .forEach(topic ->
                        clues.add(
                                of(Likeness.Kind.TOPIC, topic, StoryDocument.TOPIC, topic, TOPIC)));
        speakers(content)
                .forEach(name ->
                        clues.add(
                                of(
                                        Likeness.Kind.PERSON,
                                        name,
                                        StoryDocument.SPEAKER,
                                        StoryDocument.fold(name),
                                        PERSON)));
        places(content)
                .forEach(place ->
                        clues.add(
                                of(
                                        Likeness.Kind.PLACE,
                                        place,
                                        StoryDocument.LOCATED,
                                        StoryDocument.fold(place),
                                        PLACE)));
        return clues;
    }

    private static Clue of(
            Likeness.Kind kind, String said, String field, String value, float weight) {
        var term = new Term(field, value);
        Query query = new ConstantScoreQuery(new TermQuery(term));
        return new Clue(kind, said, true, term, new BoostQuery(query, weight));
    }

    /** How many stories have it, at least about. */
    int stories(IndexReader reader, WordCounts counts) throws IOException {
        return counts.of(reader, term);
    }

    /** Whose words it sets apart. */
    static List<String> speakers(StoryContent content) {
        return content.allBlocks()
                .flatMap(block ->
                        switch (block) {
                            case Block.Quotation quotation ->
                                    Stream.ofNullable(quotation.speaker());
                            case Block.PullQuote quote -> Stream.ofNullable(quote.speaker());
                            case Block.Paragraph _,
                                    Block.Heading _,
                                    Block.Listing _,
                                    Block.Picture _,
                                    Block.Video _,
                                    Block.Gallery _,
                                    Block.Table _,
                                    Block.Box _,
                                    Block.Embed _,
                                    Block.StoryLink _,
                                    Block.Post _ ->
                                    Stream.empty();
                        })
                .map(String::strip)
                .distinct()
                .toList();
    }

    /** The place it is about and the one it was written in, once when they are one. */
    static List<String> places(StoryContent content) {
        List<String> places = new ArrayList<>();
        Stream.of(content.located(), content.dateline())
                .flatMap(Stream::ofNullable)
                .map(String::strip)
                .filter(place -> !place.isEmpty())
                .filter(place ->
                        places.stream()
                                .map(StoryDocument::fold)
                                .noneMatch(StoryDocument.fold(place)::equals))
                .forEach(places::add);
        return places;
    }
}
