package io.railhead.app;

import io.railhead.app.embedded.Refusal;
import io.railhead.app.embedded.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one folder that holds everything a Railhead keeps on disk. {@link #claim} is for the process that runs it:
 * makes the layout and keeps every other process out until {@link #close}. {@link #at} only knows the names, for
 * commands that look on. Immutable but for the lock.
 */
public final class DataDirectory implements AutoCloseable {
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private static final String MARKER = "railhead-data";
    private static final String LOCK = "lock";
    private static final List<String> PRIVATE = List.of("secrets", "keys");
    private static final List<String> FOLDERS = List.of(
            "certificates",
            "postgres",
            "broker",
            "simulator",
            "inbox",
            "work",
            "archive",
            "error",
            "outbox",
            "schemas",
            "reference");
    /** What file systems put into the top folder of a volume of their own. */
    private static final Set<String> NOT_OURS_BUT_HARMLESS = Set.of("lost+found");

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path root;
    private final @Nullable DirectoryLock lock;

    private DataDirectory(Path root, @Nullable DirectoryLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Takes the folder for this process, makes what is missing in it.
     *
     * @throws Refusal when another process holds it, or when it is new to Railhead and holds other things
     */
    public static DataDirectory claim(Path root) {
        Path top = root.toAbsolutePath().normalize();
        try {
            Files.createDirectories(top.resolve("..").normalize());
            if (!Files.exists(top)) {
                Files.createDirectory(top, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            if (!Files.exists(top.resolve(MARKER))) {
                refuseStrangers(top);
            }
            DirectoryLock lock = DirectoryLock.of(top.resolve(LOCK));
            DataDirectory claimed = new DataDirectory(top, lock);
            try {
                claimed.layOut();
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
            return claimed;
        } catch (IOException e) {
            throw new Refusal(
                    "The data directory " + top + " cannot be used: " + e + ". It must be a folder that this"
                            + " user may write; give another with --data DIR.",
                    e);
        }
    }

    /** Knows the names, touches nothing and locks nothing. */
    public static DataDirectory at(Path root) {
        return new DataDirectory(root.toAbsolutePath().normalize(), null);
    }

    /**
     * Deletes every folder of the layout and lays it out anew, under the same lock. What Railhead did not make stays.
     * Database and broker must not be running.
     *
     * @throws Refusal when the marker is missing that Railhead leaves in a data directory; then nothing is deleted
     */
    public void fresh() {
        if (lock == null) {
            throw new IllegalStateException("Only the process that claimed " + root + " may empty it");
        }
        if (!Files.exists(root.resolve(MARKER), LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal("Nothing was deleted: " + root + " does not look like a data directory of Railhead"
                    + " (no file " + MARKER + " in it).");
        }
        try {
            for (String name : Stream.concat(FOLDERS.stream(), PRIVATE.stream()).toList()) {
                Trees.delete(root.resolve(name));
            }
            layOut();
        } catch (IOException e) {
            throw new UncheckedIOException("Emptying " + root + " failed", e);
        }
    }

    /** Lets other processes in. */
    @Override
    public void close() {
        if (lock != null) {
            lock.close();
        }
    }

    public Path root() {
        return root;
    }

    /** One secret a file; see {@link Secrets}. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    /** PKCS#12 files. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** PEM files; nothing secret. */
    public Path certificates() {
        return root.resolve("certificates");
    }

    /** The embedded database. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /** The embedded broker's journal. */
    public Path broker() {
        return root.resolve("broker");
    }

    /** The simulator's ledger. */
    public Path simulator() {
        return root.resolve("simulator");
    }

    /** Above the inboxes of all channels. */
    public Path inbox() {
        return root.resolve("inbox");
    }

    /** Where the files of a channel arrive. */
    public Path inbox(String channel) {
        return inbox().resolve(checked(channel));
    }

    /** Files being read. */
    public Path work() {
        return root.resolve("work");
    }

    /** Files that were read. */
    public Path archive() {
        return root.resolve("archive");
    }

    /** Above the error folders of all channels. */
    public Path error() {
        return root.resolve("error");
    }

    /** Files of a channel that could not be read, each beside its problem. */
    public Path error(String channel) {
        return error().resolve(checked(channel));
    }

    /** Above the outboxes of all channels. */
    public Path outbox() {
        return root.resolve("outbox");
    }

    /** Where the reports for a channel are laid. */
    public Path outbox(String channel) {
        return outbox().resolve(checked(channel));
    }

    /** Official schemas that the operator put here. */
    public Path schemas() {
        return root.resolve("schemas");
    }

    /** Tables of reference data that the operator imported. */
    public Path reference() {
        return root.resolve("reference");
    }

    /** Makes the three folders of a channel. */
    public void openChannel(String channel) {
        try {
            Files.createDirectories(inbox(channel));
            Files.createDirectories(error(channel));
            Files.createDirectories(outbox(channel));
        } catch (IOException e) {
            throw new UncheckedIOException("Making the folders of channel " + channel + " failed", e);
        }
    }

    private void layOut() throws IOException {
        if (!Files.exists(root.resolve(MARKER))) {
            Files.writeString(root.resolve(MARKER), "Everything in this folder was made by Railhead. Layout 1.\n");
        }
        for (String name : FOLDERS) {
            Files.createDirectories(root.resolve(name));
        }
        for (String name : PRIVATE) {
            Path folder = root.resolve(name);
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        }
    }

    /** A mistyped directory must not be filled with our folders, and far less be emptied. */
    private static void refuseStrangers(Path top) throws IOException {
        List<String> strangers = namesIn(top).stream()
                .filter(name -> !name.equals(MARKER) && !name.equals(LOCK))
                .filter(name -> !PRIVATE.contains(name) && !FOLDERS.contains(name))
                .filter(name -> !NOT_OURS_BUT_HARMLESS.contains(name))
                .sorted()
                .limit(3)
                .toList();
        if (!strangers.isEmpty()) {
            throw new Refusal("The directory " + top + " holds things that are not Railhead's ("
                    + String.join(", ", strangers) + "). Move them away, or give another directory with --data DIR.");
        }
    }

    private static List<String> namesIn(Path top) throws IOException {
        try (Stream<Path> entries = Files.list(top)) {
            return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
        }
    }

    /** Channel names come from configuration and requests, and must not lead out of their folder. */
    private static String checked(String channel) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("A channel is named by 1 to 64 letters, digits, '-' and '_'");
        }
        return channel;
    }
}
