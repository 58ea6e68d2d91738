package news.stet.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.stet.platform.Problem;

/**
 * As whom the server runs. PostgreSQL refuses to run as root, so root hands it to someone else: to
 * itself inside a user namespace, where it has no name and no power; where namespaces are blocked,
 * as in many containers, to an unprivileged user.
 *
 * @param prefix what stands before the server's command line
 */
record ServerUser(List<String> prefix) {
    private static final int ROOT = 0;

    /** The number of {@code nobody} where no user of that name exists. */
    private static final int NOBODY = 65534;

    /**
     * The user for a server whose files are in {@code home}; gives the files to that user.
     *
     * @throws Problem UNAVAILABLE when root finds no way to run it
     */
    static ServerUser of(Path data, Path home) throws IOException {
        if (owner(Path.of("/proc/self")) != ROOT) {
            return new ServerUser(List.of());
        }
        int user = owner(data) == ROOT ? owner(home) : owner(data);
        if (user == ROOT) {
            var namespace = new ServerUser(List.of("unshare", "-U"));
            if (namespace.canWrite(home)) {
                return namespace;
            }
            user = nobody(home);
        }
        hand(data, home, user);
        String number = Integer.toString(user);
        for (var other :
                List.of(
                        List.of("setpriv", "--reuid", number, "--regid", number, "--clear-groups"),
                        List.of("runuser", "-u", name(home), "--"))) {
            var candidate = new ServerUser(other);
            if (candidate.canWrite(home)) {
                return candidate;
            }
        }
        throw new Problem(
                Problem.Kind.UNAVAILABLE,
                "PostgreSQL does not run as root, and no other user can be made to run it in "
                        + home
                        + ". Start Stet as a normal user, choose a folder with --data that all"
                        + " users can reach, or use a server of your own with --database-url.");
    }

    /** The whole command line. */
    List<String> command(List<String> program) {
        var command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    private boolean canWrite(Path folder) {
        var test = command(List.of("test", "-w", folder.toString()));
        return Programs.run(test, Path.of("/"), "").filter(Programs.Result::good).isPresent();
    }

    private static void hand(Path data, Path home, int user) throws IOException {
        if (owner(home) != user) {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.toList()) {
                    Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(file, "unix:gid", user, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
        if (owner(data) != user) {
            // To pass through on the way to home, not to look around.
            var permissions = Files.getPosixFilePermissions(data);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(data, permissions);
        }
    }

    private static int nobody(Path home) throws IOException {
        Optional<Path> file = Optional.empty();
        try {
            var nobody =
                    home.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("nobody");
            Path probe = Files.createTempFile(home, "user", ".probe");
            file = Optional.of(probe);
            Files.setOwner(probe, nobody);
            return owner(probe);
        } catch (java.nio.file.attribute.UserPrincipalNotFoundException e) {
            return NOBODY;
        } finally {
            if (file.isPresent()) {
                Files.delete(file.get());
            }
        }
    }

    private static String name(Path home) throws IOException {
        return Files.getOwner(home).getName();
    }

    private static int owner(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid");
    }
}
