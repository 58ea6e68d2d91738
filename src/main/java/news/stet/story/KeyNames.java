package news.stet.story;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of what a verb can change, as the change log has them and as pages note what they read.
 * All are built here, so that the two cannot differ.
 *
 * <p>A list of live stories has a name for each depth that pages read it to, because most changes
 * touch only its top: {@code list:en/latest-8}, {@code …-25}, and {@code list:en/latest} for all
 * that can be read, the newest {@value #DEEPEST}.
 */
public final class KeyNames {
    /** How many stories of a list can be read at most: a feed's, and one to tell of more. */
    public static final int DEEPEST = 51;

    private static final int[] LADDER = {8, 25};

    private KeyNames() {}

    /** All that is public of a story: content, corrections, entries that came with it, status. */
    public static String story(long id) {
        return "story:" + id;
    }

    /** All the desk knows of a story: every revision, and what the newsroom says of it. */
    public static String draft(long id) {
        return "draft:" + id;
    }

    /** What lists and boxes show of a live story, and whether it is live. */
    public static String card(long id) {
        return "card:" + id;
    }

    /** Which stories stand beside this one in the lists of its topics and its section. */
    public static String near(long id) {
        return "near:" + id;
    }

    /** Which live stories say the same as this one in other editions, and their addresses. */
    public static String translations(long id) {
        return "translations:" + id;
    }

    /** Which sections of other editions are the same as this one. */
    public static String sameSection(String edition, String section) {
        return "same:" + edition + "/" + section;
    }

    /** Which topics of other editions are the same as this one and have live stories. */
    public static String sameTopic(String edition, String topic) {
        return "same:" + edition + "/topics/" + topic;
    }

    /**
     * How somebody is called in other editions, and whether they signed live stories there.
     *
     * @param person the name as an address has it
     */
    public static String samePerson(String edition, String person) {
        return "same:" + edition + "/people/" + person;
    }

    /** What the sections, topics and people of an edition are in others. */
    public static String same(String edition) {
        return "same:" + edition;
    }

    /**
     * What stands around this one: which stories are like it, which editors put there or want
     * nowhere near it, and which series it is a part of.
     */
    public static String related(long id) {
        return "related:" + id;
    }

    /** The live stories of an edition, newest first. */
    public static String latest(String edition) {
        return "list:" + edition + "/latest";
    }

    /** The live stories of a section, newest first. */
    public static String section(String edition, String section) {
        return "list:" + edition + "/" + section + "/latest";
    }

    /** The live stories of a topic, newest first. */
    public static String topicList(String edition, String topic) {
        return "list:" + edition + "/topics/" + topic + "/latest";
    }

    /**
     * The live stories that somebody signed, newest first, and how the newest calls them.
     *
     * @param person the name as an address has it
     */
    public static String personList(String edition, String person) {
        return "list:" + edition + "/people/" + person + "/latest";
    }

    /** Who signed live stories of an edition. */
    public static String people(String edition) {
        return "people:" + edition;
    }

    /**
     * The live stories of a type, newest first.
     *
     * @param section null for the whole edition
     */
    public static String type(String edition, @Nullable String section, String type) {
        return "list:"
                + edition
                + (section == null ? "" : "/" + section)
                + "/types/"
                + type
                + "/latest";
    }

    /**
     * The live stories of an edition under several conditions, the newest first; null ones are not
     * asked about. See {@link AskedList}.
     */
    public static String asked(
            String edition,
            @Nullable String section,
            @Nullable String topic,
            @Nullable String type,
            @Nullable Boolean pictures,
            @Nullable Integer hours) {
        return "list:"
                + edition
                + "/asked"
                + asked("section", section)
                + asked("topic", topic)
                + asked("type", type)
                + asked("pictures", pictures)
                + asked("hours", hours)
                + "/latest";
    }

    private static String asked(String name, @Nullable Object value) {
        return value == null ? "" : "/" + name + "=" + value;
    }

    /**
     * The name of a list for who reads its newest {@code count}.
     *
     * @throws IllegalArgumentException for more than {@link #DEEPEST}
     */
    public static String newest(String list, int count) {
        for (int depth : LADDER) {
            if (count <= depth) {
                return list + "-" + depth;
            }
        }
        if (count > DEEPEST) {
            throw new IllegalArgumentException("lists cannot be read to " + count);
        }
        return list;
    }

    /**
     * The names under which a story's coming or going is seen.
     *
     * @param above how many stories stand above it
     */
    static List<String> touched(String list, int above) {
        List<String> names = new ArrayList<>();
        for (int depth : LADDER) {
            if (above < depth) {
                names.add(list + "-" + depth);
            }
        }
        if (above < DEEPEST) {
            names.add(list);
        }
        return names;
    }

    /**
     * A section's month: which stories, and what lists show of them.
     *
     * @param month yyyymm, in the edition's time zone
     */
    public static String archive(String edition, String section, int month) {
        return "archive:" + edition + "/" + section + "/" + hyphened(month);
    }

    /** In which months a section has stories. */
    public static String months(String edition, String section) {
        return "months:" + edition + "/" + section;
    }

    /**
     * An edition's month: which stories, their addresses, when they changed, and which stories of
     * other editions say the same.
     *
     * @param month yyyymm, in the edition's time zone
     */
    public static String month(String edition, int month) {
        return "month:" + edition + "/" + hyphened(month);
    }

    /** In which months an edition has stories. */
    public static String months(String edition) {
        return "months:" + edition;
    }

    private static String hyphened(int month) {
        int rest = month % 100;
        return month / 100 + (rest < 10 ? "-0" : "-") + rest;
    }

    /** A topic's name. */
    public static String topic(String edition, String topic) {
        return "topic:" + edition + "/" + topic;
    }

    /** What a topic's page says beside its stories: description, lead and what happened. */
    public static String topicPage(String edition, String topic) {
        return "topic-page:" + edition + "/" + topic;
    }

    /** A series: its name, and which stories are its parts, in their order. */
    public static String series(String edition, String series) {
        return "series:" + edition + "/" + series;
    }

    /** Which topics of an edition have live stories. */
    public static String topics(String edition) {
        return "topics:" + edition;
    }

    /** An edition's stories of the last days, with headline and address. */
    public static String news(String edition) {
        return "news:" + edition;
    }

    /** An edition itself: names, language, time zone, sections. */
    public static String edition(String code) {
        return "edition:" + code;
    }

    /** What was chosen of how an edition looks. */
    public static String look(String edition) {
        return "look:" + edition;
    }

    /** A theme: its files as they were last found good. */
    public static String theme(String name) {
        return "theme:" + name;
    }

    /** Which editions there are, in which languages, in which order. */
    public static String editions() {
        return "editions";
    }

    /** Which edition the site's root leads to. */
    public static String defaultEdition() {
        return "default-edition";
    }

    /**
     * What editors arranged on a front.
     *
     * @param section null for the edition's own
     */
    public static String front(String edition, @Nullable String section) {
        return "front:" + edition + (section == null ? "" : "/" + section);
    }

    /** A box: what editors put there; {@code latest}: the list entries in it. */
    public static String box(String edition, String box) {
        return "box:" + edition + "/" + box;
    }

    /** The site's own numbers for the types of stories. */
    public static String types() {
        return "types";
    }

    /** A picture or film of the library, with all that is said of it. */
    public static String media(long id) {
        return "media:" + id;
    }

    /**
     * Its files, for caches that keep them longer than they may.
     *
     * @param item the beginning of their addresses after {@code /media/}: folder and name
     */
    public static String files(String item) {
        return "files:" + item;
    }

    /** How it looks, and whether readers may see it; all of it that lists show. */
    public static String still(long id) {
        return "still:" + id;
    }
}
