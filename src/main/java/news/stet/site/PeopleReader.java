package news.stet.site;

import java.util.List;
import java.util.Optional;
import news.stet.story.KeyNames;

/**
 * The stories that people signed. Noted in the keys of the one {@link SiteReader} it reads for.
 *
 * @param reader the page's
 */
public record PeopleReader(SiteReader reader) {
    /**
     * The newest that somebody signed.
     *
     * @param person the name as an address has it
     * @param count at most {@link KeyNames#DEEPEST}
     */
    public List<Long> list(String edition, String person, int count) {
        return reader.newest(
                KeyNames.personList(edition, person),
                count,
                handle ->
                        handle.createQuery(
                                        """
                                        select story from live_byline
                                        where edition = :edition and person = :person
                                        order by sort desc limit :count
                                        """)
                                .bind("edition", edition)
                                .bind("person", person));
    }

    /** Further down; what reads them is made for one request, as of a topic's older stories. */
    public List<Long> listOlder(String edition, String person, int count, int skip) {
        reader.note(Keys.clock());
        return reader.handle()
                .createQuery(
                        """
                        select story from live_byline where edition = :edition and person = :person
                        order by sort desc limit :count offset :skip
                        """)
                .bind("edition", edition)
                .bind("person", person)
                .bind("count", count)
                .bind("skip", skip)
                .mapTo(Long.class)
                .list();
    }

    /** The name as the newest story has it; empty when nobody of that name signed one. */
    public Optional<String> findName(String edition, String person) {
        reader.note(KeyNames.newest(KeyNames.personList(edition, person), 1));
        return reader.handle()
                .createQuery(
                        """
                        select name from live_byline where edition = :edition and person = :person
                        order by sort desc limit 1
                        """)
                .bind("edition", edition)
                .bind("person", person)
                .mapTo(String.class)
                .findOne();
    }

    /** All who signed a live story of an edition, as addresses have them. */
    public List<String> listAll(String edition) {
        reader.note(KeyNames.people(edition));
        // From one to the next by the index, over all their stories.
        return reader.handle()
                .createQuery(
                        """
                        with recursive found (person) as (
                            (select person from live_byline where edition = :edition
                             order by person limit 1)
                            union all
                            select (select b.person from live_byline b
                                    where b.edition = :edition and b.person > found.person
                                    order by b.person limit 1)
                            from found where found.person is not null)
                        select person from found where person is not null
                        """)
                .bind("edition", edition)
                .mapTo(String.class)
                .list();
    }
}
