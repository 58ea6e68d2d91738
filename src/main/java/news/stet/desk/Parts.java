package news.stet.desk;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.stet.desk.live.FrontPresence;
import news.stet.desk.live.LiveEvents;
import news.stet.desk.live.Presence;
import news.stet.fronts.Boxes;
import news.stet.fronts.FrontCards;
import news.stet.fronts.FrontHistory;
import news.stet.fronts.Fronts;
import news.stet.media.AddressIntake;
import news.stet.media.MediaLibrary;
import news.stet.media.MediaLimits;
import news.stet.people.Accounts;
import news.stet.people.Audit;
import news.stet.people.Passkeys;
import news.stet.people.PlaceRoles;
import news.stet.people.ProviderSignIn;
import news.stet.people.RecoveryCodes;
import news.stet.people.Sessions;
import news.stet.people.SignIn;
import news.stet.people.Tokens;
import news.stet.people.WaysIn;
import news.stet.platform.Database;
import news.stet.platform.Egress;
import news.stet.platform.Once;
import news.stet.platform.Processors;
import news.stet.platform.Settings;
import news.stet.search.RelatedStories;
import news.stet.story.Assignments;
import news.stet.story.ChangeLog;
import news.stet.story.Checks;
import news.stet.story.Comments;
import news.stet.story.Editions;
import news.stet.story.Homes;
import news.stet.story.InEditions;
import news.stet.story.Inbox;
import news.stet.story.Journal;
import news.stet.story.LinkWatch;
import news.stet.story.MediaUses;
import news.stet.story.Newsroom;
import news.stet.story.PreviewLinks;
import news.stet.story.RelatedChoices;
import news.stet.story.SeriesDesk;
import news.stet.story.Stories;
import news.stet.story.Tasks;
import news.stet.story.TopicPages;
import news.stet.story.Topics;
import news.stet.story.Translations;
import news.stet.story.look.Looks;
import news.stet.story.look.Themes;
import org.jdbi.v3.core.Handle;

/** What the desk's screens and the API work with. */
public record Parts(
        Settings settings,
        InstantSource clock,
        Database database,
        Accounts accounts,
        PlaceRoles roles,
        Sessions sessions,
        SignIn signIn,
        Passkeys passkeys,
        RecoveryCodes recoveryCodes,
        WaysIn waysIn,
        Optional<ProviderSignIn> provider,
        Tokens tokens,
        Audit audit,
        Editions editions,
        Homes homes,
        Looks looks,
        Themes themes,
        Topics topics,
        InEditions elsewhere,
        Stories stories,
        Checks checks,
        Newsroom newsroom,
        Translations translations,
        Comments comments,
        Tasks tasks,
        Inbox inbox,
        Assignments assignments,
        Journal journal,
        ChangeLog changes,
        Boxes boxes,
        Fronts fronts,
        FrontHistory frontHistory,
        FrontCards frontCards,
        PreviewLinks links,
        LiveEvents live,
        Presence presence,
        FrontPresence frontPresence,
        SavedViews views,
        MediaUses uses,
        TopicPages topicPages,
        SeriesDesk series,
        RelatedChoices choices,
        RelatedStories related,
        DeskSearch search,
        Once<MediaLibrary> library,
        Once<AddressIntake> addresses) {
    /** How Stet names itself where it looks at the ends of links. */
    private static final String AGENT = "Stet/1 (looks whether a link still works)";

    /** And where it takes a picture from an address that somebody at the desk gave. */
    private static final String FETCHING_AGENT = "Stet/1 (takes in a picture or film)";

    /** All of them on that database. */
    public static Parts of(Settings settings, InstantSource clock, Database database) {
        var sessions = new Sessions(database, clock);
        var stories = new Stories(database);
        var links = new LinkWatch(database, clock, Egress.toTheOpenNetwork(AGENT));
        var library = new Once<>(() -> openLibrary(settings, clock, database));
        var checks = new Checks(database, clock, settings.siteUrl(), Optional.of(links));
        return new Parts(
                settings,
                clock,
                database,
                new Accounts(database, clock),
                new PlaceRoles(database, clock),
                sessions,
                new SignIn(database, clock),
                new Passkeys(database, clock, settings.deskUrl()),
                new RecoveryCodes(database, clock),
                new WaysIn(database, clock),
                settings.door()
                        .provider()
                        .map(it -> new ProviderSignIn(database, clock, it, settings.deskUrl())),
                new Tokens(database, clock),
                new Audit(database),
                new Editions(database, clock),
                new Homes(database, clock, settings.siteUrl()),
                new Looks(database, clock),
                new Themes(database, clock),
                new Topics(database, clock),
                new InEditions(database, clock),
                stories,
                checks,
                new Newsroom(database, clock, checks, Parts::keysShowing),
                new Translations(database, clock),
                new Comments(database, clock),
                new Tasks(database, clock),
                new Inbox(database, clock),
                new Assignments(database, clock),
                new Journal(database, clock),
                new ChangeLog(database),
                new Boxes(database, clock),
                new Fronts(database, clock),
                new FrontHistory(database),
                new FrontCards(database),
                new PreviewLinks(database, clock),
                new LiveEvents(database, clock, sessions, stories),
                new Presence(database, clock),
                new FrontPresence(database, clock),
                new SavedViews(database, clock),
                new MediaUses(database),
                new TopicPages(database, clock),
                new SeriesDesk(database, clock),
                new RelatedChoices(database, clock),
                new RelatedStories(database, clock, Processors::areBusy),
                new DeskSearch(database, stories),
                library,
                new Once<>(() ->
                        new AddressIntake(
                                library.get(),
                                Egress.toTheOpenNetwork(FETCHING_AGENT),
                                MediaLimits.standard())));
    }

    private static List<String> keysShowing(Handle handle, long story) {
        return Stream.concat(
                        Boxes.keysShowing(handle, story).stream(),
                        Fronts.keysShowing(handle, story).stream())
                .toList();
    }

    private static MediaLibrary openLibrary(
            Settings settings, InstantSource clock, Database database) {
        return MediaLibrary.open(
                database,
                settings.media(),
                MediaLimits.standard(),
                clock,
                MediaUses::edited,
                settings.intake().bucket());
    }

    /**
     * Pictures and films; the first call looks at what the machine can do with them, which takes a
     * moment.
     */
    public MediaLibrary media() {
        return library.get();
    }
}
