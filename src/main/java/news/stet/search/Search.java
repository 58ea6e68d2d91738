package news.stet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.platform.Jsonb;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import news.stet.story.TsQuery;
import news.stet.story.Words;
import org.jdbi.v3.core.Handle;

/**
 * Live stories by words, asked of the database: for as long as there is no index. All words must be
 * there, and nothing else can be asked for; the last may be the beginning of one, as it is while
 * somebody types.
 */
public final class Search {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+");

    /** More would only narrow to nothing. */
    private static final int MAX_WORDS = 12;

    private record Row(long story, Jsonb content) {}

    private Search() {}

    /**
     * The best matches first, the newest first among equals.
     *
     * @param asked nothing is found when it has no word in it
     */
    public static Found find(Handle handle, Asked asked, int limit, int skip) {
        List<String> words = words(asked.words());
        if (words.isEmpty()) {
            return Found.NOTHING;
        }
        // The newest of very many matches are enough to rank: nobody turns that many pages.
        List<Found.Hit> hits =
                handle
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
                        .bind("words", TsQuery.allOf(asked.words()))
                        .bind("edition", asked.edition())
                        .bind("limit", limit)
                        .bind("skip", skip)
                        .mapTo(Row.class)
                        .stream()
                        .map(row -> new Found.Hit(row.story(), excerpt(row, words)))
                        .toList();
        return new Found(hits, Found.UNCOUNTED, false, Map.of(), false, null);
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
        return Excerpt.of(StoryDocument.text(content), words);
    }
}
