package news.stet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.platform.Jsonb;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import news.stet.story.TsQuery;
import news.stet.story.Words;
import org.jdbi.v3.core.Handle;

/**
 * Live stories by words. All words must be there; the last may be the beginning of one, as it is
 * while somebody types.
 */
public final class Search {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+");

    /** More would only narrow to nothing. */
    private static final int MAX_WORDS = 12;

    /** A story that was found, with the place in its text where it was. */
    public record Hit(long story, List<Excerpt.Piece> excerpt) {}

    private record Row(long story, Jsonb content) {}

    private Search() {}

    /**
     * The best matches first, the newest first among equals.
     *
     * @param query as a reader typed it; nothing is found when it has no word in it
     */
    public static List<Hit> find(Handle handle, String edition, String query, int limit, int skip) {
        List<String> words = words(query);
        if (words.isEmpty()) {
            return List.of();
        }
        // The newest of very many matches are enough to rank: nobody turns that many pages.
        return handle
                .createQuery(
                        """
                        with asked as (select cast(:words as tsquery) as query),
                        matched as (
                            select story, sort, search from live_story, asked
                            where edition = :edition and search @@ query
                            order by sort desc limit 5000),
                        best as (
                            select story, sort, ts_rank_cd(search, query, 4) as rank
                            from matched, asked
                            order by rank desc, sort desc limit :limit offset :skip)
                        select best.story, live_story.content
                        from best join live_story on live_story.story = best.story
                        order by best.rank desc, best.sort desc
                        """)
                .bind("words", TsQuery.allOf(query))
                .bind("edition", edition)
                .bind("limit", limit)
                .bind("skip", skip)
                .mapTo(Row.class)
                .stream()
                .map(row -> new Hit(row.story(), excerpt(row, words)))
                .toList();
    }

    /** The words of a query as the index has them. */
    static List<String> words(String query) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(Words.folded(query));
        while (matcher.find() && words.size() < MAX_WORDS) {
            words.add(matcher.group());
        }
        return words;
    }

    private static List<Excerpt.Piece> excerpt(Row row, List<String> words) {
        StoryContent content = StoryJson.readKept(row.content().json());
        String text = content.standfirst().plain() + "\n" + content.bodyText();
        return Excerpt.of(text.strip(), words);
    }
}
