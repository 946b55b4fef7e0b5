package io.railhead.intake.file;

import io.railhead.store.FileIds;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Moves files between the folders. A file in the work folder is called {@code ID-NAME} in a folder of its channel:
 * its name alone tells whose and which it is, before anything is known of it in the database.
 */
final class WorkFolder {
    private static final int ID_LENGTH = 36;
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-.");

    private final Folders folders;

    WorkFolder(Folders folders) {
        this.folders = folders;
    }

    /** A file that lies in the work folder. */
    record Found(Channel channel, UUID id, String name, Path path) {}

    /**
     * Takes a file out of an inbox, or from wherever else on this file system it was written.
     *
     * @param name what it is called from now on
     * @throws NoSuchFileException when it is not there any more
     */
    Found claim(Channel channel, Path source, String name) throws IOException {
        return claim(channel, source, name, FileIds.next());
    }

    /**
     * The same for a file whose id is known already. One that was claimed before stays as it is.
     *
     * @param id the file's
     */
    Found claim(Channel channel, Path source, String name, UUID id) throws IOException {
        Path folder = Files.createDirectories(folders.work().resolve(channel.name()));
        Path target = folder.resolve(id + "-" + name);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(source);
            return new Found(channel, id, name, target);
        }
        Durable.force(source);
        // On the disk before the register: a file that is registered and lies in the inbox would look like its own
        // copy.
        Durable.rename(source, target);
        return new Found(channel, id, name, target);
    }

    /** What lies in the work folder of a channel, oldest first. */
    List<Found> list(Channel channel) throws IOException {
        Path folder = folders.work().resolve(channel.name());
        List<Found> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (OURS.matcher(name).lookingAt() && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(new Found(
                            channel,
                            UUID.fromString(name.substring(0, ID_LENGTH)),
                            name.substring(ID_LENGTH + 1),
                            entry));
                }
            }
        }
        found.sort(Comparator.comparing(file -> String.valueOf(file.path().getFileName())));
        return found;
    }

    /** Lays a file that is done with into the archive: a folder for each channel and day. */
    void archive(StoredFile file, Path path) throws IOException {
        if (Files.exists(path)) {
            String day =
                    file.receivedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
            Path folder = Files.createDirectories(
                    folders.archive().resolve(file.channel()).resolve(day));
            Durable.rename(path, folder.resolve(file.id() + "-" + file.name()));
        }
    }

    /** Lays a refused file into the error folder, its problem beside it; the problem first. */
    void refuse(StoredFile file, Path path, FileProblem problem) throws IOException {
        if (Files.exists(path)) {
            layAside(file.channel(), file.name(), path, problem.document(file));
        }
    }

    /** The same for something that was never opened. */
    void refuseUnread(Channel channel, Path source, String name, FileProblem problem) throws IOException {
        layAside(channel.name(), name, source, (problem.json() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void layAside(String channel, String name, Path path, byte[] problem) throws IOException {
        Path folder = Files.createDirectories(folders.error().resolve(channel));
        String free = name;
        for (int i = 2; Files.exists(folder.resolve(free), LinkOption.NOFOLLOW_LINKS); i++) {
            free = name + "." + i;
        }
        Path unfinished = folder.resolve("." + free + ".problem.json.tmp");
        Durable.write(unfinished, out -> out.write(problem));
        Durable.rename(unfinished, folder.resolve(free + ".problem.json"));
        Durable.rename(path, folder.resolve(free));
    }

    /**
     * Clears an inbox of names that nobody can read back. They are found by their bytes, as the folder lists them,
     * and get a name of ours.
     *
     * @return how many there were
     */
    int refuseUnreadableNames(Channel channel, FileProblem problem) throws IOException {
        List<Path> unreadable = new ArrayList<>();
        Path inbox = folders.inbox().resolve(channel.name());
        if (!Files.isDirectory(inbox)) {
            return 0;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(inbox)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (!FileNames.isUnfinished(name)
                        && !FileNames.isUsable(name)
                        && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    unreadable.add(entry);
                }
            }
        }
        for (Path entry : unreadable) {
            refuseUnread(channel, entry, "unreadable-name-" + FileIds.next(), problem);
        }
        return unreadable.size();
    }
}
