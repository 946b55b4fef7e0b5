package io.railhead.intake.file;

import io.railhead.intake.file.WorkFolder.Found;
import io.railhead.store.FileState;
import io.railhead.store.FileStore;
import io.railhead.store.StoredFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Where files come in: claims them out of their inboxes, and finds those that were claimed and left. Throws when
 * database or disk are not there, and leaves the file where {@link #unfinished} finds it. Thread-safe.
 */
@Singleton
public final class FileArrivals {
    private static final Logger LOG = Logger.getLogger(FileArrivals.class);

    static final FileProblem SAME_BYTES = FileProblem.whole(
            "FILE-SAME-AGAIN",
            null,
            "Exactly this file was received before, under this or another name, packed or not.",
            "Look for the reports of the first one. To pay the same again send a file with another message id, or a table"
                    + " with other end-to-end ids.");
    private static final FileProblem NAME = FileProblem.whole(
            "FILE-NAME",
            null,
            "The name of the file cannot be used.",
            "Take at most 200 bytes of UTF-8 without control characters, and drop the file again.");

    private static final FileProblem NO_FILE = FileProblem.whole(
            "FILE-NOT-REGULAR",
            null,
            "This is a link or a device and no file.",
            "Put the file itself into the inbox; links are not followed.");
    private static final FileProblem UNREADABLE = FileProblem.whole(
            "FILE-UNREADABLE",
            null,
            "The gateway may not read this file.",
            "Give the gateway's user the right to read it, and drop it again.");

    private final Folders folders;
    private final Channels channels;
    private final FileStore files;
    private final WorkFolder work;
    private final Hands hands;
    private final InstantSource clock;
    private volatile boolean closing;

    @Inject
    public FileArrivals(Folders folders, Channels channels, FileStore files, Hands hands, InstantSource clock) {
        this.folders = folders;
        this.channels = channels;
        this.files = files;
        this.work = new WorkFolder(folders);
        this.hands = hands;
        this.clock = clock;
    }

    /** Moves a file out of its inbox into the work folder and registers it. */
    public FileAtWork claim(String source) {
        if (closing) {
            return new FileAtWork.Passed("closing");
        }
        try {
            return claimed(Path.of(source));
        } catch (InvalidPathException undecodable) {
            return new FileAtWork.Passed("its name cannot be written here: " + refuseUnreadableNames() + " laid aside");
        } catch (NoSuchFileException gone) {
            refuseUnreadableNames();
            return new FileAtWork.Passed("it is not there any more");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private FileAtWork claimed(Path source) throws IOException {
        Path folder = Durable.parent(source);
        Channel channel = channels.find(String.valueOf(folder.getFileName()));
        String name = String.valueOf(source.getFileName());
        boolean inChannel = Durable.parent(folder).equals(folders.inbox().toAbsolutePath());
        if (channel == null || !inChannel || FileNames.isUnfinished(name)) {
            return new FileAtWork.Passed("not in the inbox of a channel, or not finished");
        }
        if (Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)) {
            return new FileAtWork.Passed("a folder");
        }
        if (!FileNames.isUsable(name)) {
            refuseUnreadableNames();
            return new FileAtWork.Passed("its name cannot be used");
        }
        if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
            return refuseUnread(channel, source, name, NO_FILE);
        }
        if (!Files.isReadable(source)) {
            return refuseUnread(channel, source, name, UNREADABLE);
        }
        return register(work.claim(channel, source, name));
    }

    /** Lays aside what is never opened, so that it does not lie there and nobody knows why. */
    private FileAtWork refuseUnread(Channel channel, Path source, String name, FileProblem problem) throws IOException {
        if (!Files.exists(source, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(name);
        }
        work.refuseUnread(channel, source, name, problem);
        LOG.infof("A file in the inbox of channel %s was refused: %s", channel.name(), problem.code());
        return new FileAtWork.Passed(problem.code());
    }

    private int refuseUnreadableNames() {
        int count = 0;
        try {
            for (Channel channel : channels.all()) {
                count += work.refuseUnreadableNames(channel, NAME);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return count;
    }

    /** Goes on with a file that was laid into the work folder, as far as registering it. */
    void goOn(Found found) {
        register(found);
    }

    /** The second half of claiming, for a file that lies in the work folder. */
    private FileAtWork register(Found found) {
        return hands.on(found.id(), () -> registered(found), new FileAtWork.Passed("in other hands"));
    }

    private FileAtWork registered(Found found) {
        StoredFile known = files.find(found.id());
        if (known != null && known.state() != FileState.RECEIVED) {
            return FileAtWork.of(known, found.path());
        }
        FileStore.Registered registered;
        try {
            registered = files.register(known == null ? arrived(found) : known);
        } catch (NoSuchFileException gone) {
            return new FileAtWork.Passed("it is not there any more");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (registered.sameAs() == null) {
            return new FileAtWork.Claimed(registered.file(), found.path());
        }
        return new FileAtWork.Refused(files.refused(found.id(), SAME_BYTES.json()), found.path());
    }

    private StoredFile arrived(Found found) throws IOException {
        Channel channel = found.channel();
        Content content = Content.of(found.path(), found.name());
        LOG.infof("File %s came by channel %s", found.id(), channel.name());
        return StoredFile.arrived(
                found.id(),
                channel.participant(),
                channel.client(),
                channel.name(),
                found.name(),
                content.digest(),
                content.format().word(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Files in the work folder that nobody works on: left by a step that failed, or by a process that ended. */
    public List<FileAtWork> unfinished() {
        List<FileAtWork> unfinished = new ArrayList<>();
        if (closing) {
            return unfinished;
        }
        for (Channel channel : channels.all()) {
            try {
                for (Found found : work.list(channel)) {
                    if (hands.isFree(found.id())) {
                        unfinished.add(register(found));
                    }
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return unfinished;
    }

    /** Claims nothing more. */
    public void close() {
        closing = true;
    }
}
