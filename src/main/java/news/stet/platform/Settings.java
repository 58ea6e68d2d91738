package news.stet.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How this Stet was told to run, checked before anything starts. Sources in order: command line,
 * environment ({@code STET_…}), {@code stet.properties} in the data folder.
 *
 * @param data the data folder: database, pressed pages, secrets
 * @param roles what this one does of several on a database; never empty
 * @param media the folder of originals and renditions; several Stets may share one
 * @param sitePort port of the readers' listener; 0 takes a free one
 * @param deskPort port of the desk and the API; 0 takes a free one
 * @param host the address both listeners bind to
 * @param siteUrl how readers reach the site, without a slash at the end; for canonical links and
 *     feeds
 * @param deskUrl how journalists reach the desk, without a slash at the end
 * @param databaseUrl an external PostgreSQL as a JDBC address; empty runs the embedded one
 * @param demo fill an empty data folder with the sample newsroom
 * @param liveTemplates read templates and styles from the source tree at each request
 * @param press how readers are served
 * @param door how people come to the desk
 * @param intake where pictures and films come from by themselves, and where they are kept
 */
public record Settings(
        Path data,
        Set<NodeRole> roles,
        Path media,
        int sitePort,
        int deskPort,
        String host,
        URI siteUrl,
        URI deskUrl,
        Optional<String> databaseUrl,
        boolean demo,
        boolean liveTemplates,
        PressSettings press,
        DoorSettings door,
        IntakeSettings intake) {
    public static final int SITE_PORT = 8080;
    public static final int DESK_PORT = 8081;

    /** Only this machine: what faces the world is a choice, and usually a proxy with TLS. */
    public static final String HOST = "127.0.0.1";

    /**
     * Reads and checks the settings.
     *
     * @param commandLine by name, as in {@code site-port}
     * @param environment with {@code STET_SITE_PORT} and its like
     * @param usualData the data folder when nobody names one
     * @throws Problem INVALID for a value that will not do, or an unknown name in the file
     */
    public static Settings read(
            Map<String, String> commandLine, Map<String, String> environment, Path usualData) {
        return new SettingsSource(commandLine, environment).read(usualData);
    }

    /** Settings as they are when nothing is said, for that data folder and those ports. */
    public static Settings of(Path data, int sitePort, int deskPort) {
        return new Settings(
                data,
                NodeRole.BOTH,
                data.resolve("media"),
                sitePort,
                deskPort,
                HOST,
                URI.create("http://localhost:" + sitePort),
                URI.create("http://localhost:" + deskPort),
                Optional.empty(),
                false,
                false,
                PressSettings.standard(),
                DoorSettings.standard(),
                IntakeSettings.standard());
    }

    /** Whether readers are served here. */
    public boolean site() {
        return roles.contains(NodeRole.SITE);
    }

    /** Whether the newsroom works here. */
    public boolean desk() {
        return roles.contains(NodeRole.DESK);
    }

    /** What this one may do to the tables: a node of readers changes nothing. */
    public Database.Schema schema() {
        return desk() ? Database.Schema.PREPARE : Database.Schema.CHECK;
    }

    /** The same on other ports; addresses that name the old ones follow. */
    public Settings withPorts(int newSitePort, int newDeskPort) {
        return new Settings(
                data,
                roles,
                media,
                newSitePort,
                newDeskPort,
                host,
                follow(siteUrl, sitePort, newSitePort),
                follow(deskUrl, deskPort, newDeskPort),
                databaseUrl,
                demo,
                liveTemplates,
                press,
                door,
                intake);
    }

    /** The same for readers who reach the site there. */
    public Settings withSiteUrl(URI newSiteUrl) {
        return new Settings(
                data,
                roles,
                media,
                sitePort,
                deskPort,
                host,
                newSiteUrl,
                deskUrl,
                databaseUrl,
                demo,
                liveTemplates,
                press,
                door,
                intake);
    }

    /** The same with another way in for people. */
    public Settings withDoor(DoorSettings newDoor) {
        return new Settings(
                data,
                roles,
                media,
                sitePort,
                deskPort,
                host,
                siteUrl,
                deskUrl,
                databaseUrl,
                demo,
                liveTemplates,
                press,
                newDoor,
                intake);
    }

    private static URI follow(URI url, int port, int newPort) {
        return url.equals(URI.create("http://localhost:" + port))
                ? URI.create("http://localhost:" + newPort)
                : url;
    }
}
