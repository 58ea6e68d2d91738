package news.stet.story;

import org.jdbi.v3.core.Handle;

/** Who signed a story, as its row and its writers' pages have it. */
public final class Byline {
    private Byline() {}

    /** The word of an address for a name: nothing but what separates addresses is replaced. */
    public static String slug(String name) {
        return name.replaceAll("[ /\\\\;]", "-");
    }

    static void put(Handle handle, Story story, StoryContent content) {
        handle.createUpdate("delete from live_byline where story = :story")
                .bind("story", story.id())
                .execute();
        for (String name : content.byline()) {
            handle.createUpdate(
                            """
                            insert into live_byline (edition, person, sort, story, name)
                            values (:edition, :person, :sort, :story, :name) on conflict do nothing
                            """)
                    .bind("edition", content.edition())
                    .bind("person", slug(name))
                    .bind("sort", story.sort())
                    .bind("story", story.id())
                    .bind("name", name)
                    .execute();
        }
    }
}
