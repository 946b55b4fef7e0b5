package io.railhead.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Under which user the PostgreSQL programs run. PostgreSQL refuses to run as root, which is who a program often
 * is inside a container; then a step down is needed that takes no installed user and no file of the system.
 */
sealed interface PostgresUser {

    /** What stands before the program on the command line. */
    List<String> prefix();

    /** Makes a folder and all in it belong to that user; called before a program reads or writes there. */
    default void give(Path folder) {}

    /** The ordinary case: this program is not root. */
    record Same() implements PostgresUser {
        @Override
        public List<String> prefix() {
            return List.of();
        }
    }

    /** Root without its powers, in a user namespace of its own, where it bears no name. Files stay root's. */
    record Unnamed() implements PostgresUser {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "-U");
        }
    }

    /** An unprivileged user of the system, for places where namespaces are forbidden. Files become theirs. */
    record Other(int uid) implements PostgresUser {
        @Override
        public List<String> prefix() {
            String id = Integer.toString(uid);
            return List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--");
        }

        @Override
        public void give(Path folder) {
            letThrough(folder.resolve("..").normalize());
            Command.run(List.of("chown", "-R", "-h", uid + ":" + uid, folder.toString()));
            List<String> canEnter = new ArrayList<>(prefix());
            canEnter.addAll(List.of("test", "-x", folder.toString()));
            if (Command.run(canEnter).code() != 0) {
                throw new Refusal("The database cannot run as root, and user " + uid + " cannot reach " + folder
                        + ". Start Railhead as an ordinary user, or give it a data directory with --data"
                        + " that others may pass through (chmod o+x on every folder above it).");
            }
        }

        /** Passing through, not reading: the names in the folder stay hidden. */
        private static void letThrough(Path parent) {
            try {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(parent);
                if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
                    Files.setPosixFilePermissions(parent, permissions);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The customary number of the user that owns nothing. */
    int NOBODY = 65534;

    /** The mildest step that works on this machine. */
    static PostgresUser ofThisMachine() {
        if (!isRoot()) {
            return new Same();
        }
        if (Command.run(List.of("unshare", "-U", "true")).code() == 0) {
            return new Unnamed();
        }
        if (Command.run(List.of("setpriv", "--reuid", Integer.toString(NOBODY), "--clear-groups", "true"))
                        .code()
                == 0) {
            return new Other(NOBODY);
        }
        throw new Refusal("The database cannot run as root, and neither unshare nor setpriv works here."
                + " Start Railhead as an ordinary user.");
    }

    /** Whether this program runs as root. */
    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
