package io.railhead.intake.file;

import io.railhead.intake.file.WorkFolder.Found;
import io.railhead.message.Digest;
import io.railhead.store.FileState;
import io.railhead.store.FileStore;
import io.railhead.store.StoredFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

    private static final FileProblem SAME_BYTES = FileProblem.whole(
            "FILE-SAME-AGAIN",
            null,
            "Exactly this file was received before.",
            "Look for the reports of the first one. To pay the same again send a file with another message id.");
    private static final FileProblem NAME = FileProblem.whole(
            "FILE-NAME",
            null,
            "The name of the file cannot be used.",
            "Take at most 200 bytes of UTF-8 without control characters, and drop the file again.");

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

    /**
     * The other door: a file that somebody else of ours has written whole, on the file system of the work folder.
     * The route that resumes files takes it on from here.
     *
     * @param name what its sender calls it
     * @return a claimed file, or one that is refused because its bytes came before
     * @throws IllegalArgumentException when the name cannot be used, or nobody may send files by this channel
     */
    public FileAtWork receive(String channelName, String name, Path written) {
        Channel channel = channels.find(channelName);
        if (channel == null || FileNames.isUnfinished(name) || !FileNames.isUsable(name)) {
            throw new IllegalArgumentException(channel == null ? "there is no such channel" : NAME.detail());
        }
        try {
            return register(work.claim(channel, written, name));
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
        if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
            return Files.exists(source, LinkOption.NOFOLLOW_LINKS)
                    ? new FileAtWork.Passed("not a file")
                    : throwGone(source);
        }
        if (!FileNames.isUsable(name)) {
            refuseUnreadableNames();
            return new FileAtWork.Passed("its name cannot be used");
        }
        return register(work.claim(channel, source, name));
    }

    private static FileAtWork throwGone(Path source) throws NoSuchFileException {
        throw new NoSuchFileException(source.toString());
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

    /** The second half of claiming, for a file that lies in the work folder. */
    private FileAtWork register(Found found) {
        return hands.on(found.id(), () -> registered(found), new FileAtWork.Passed("in other hands"));
    }

    private FileAtWork registered(Found found) {
        StoredFile known = files.find(found.id());
        if (known != null && known.state() != FileState.RECEIVED) {
            return FileAtWork.of(known, found.path());
        }
        FileStore.Registered registered = files.register(known == null ? arrived(found) : known);
        if (registered.sameAs() == null) {
            return new FileAtWork.Claimed(registered.file(), found.path());
        }
        return new FileAtWork.Refused(files.refused(found.id(), SAME_BYTES.json()), found.path());
    }

    private StoredFile arrived(Found found) {
        Channel channel = found.channel();
        LOG.infof("File %s came by channel %s", found.id(), channel.name());
        return StoredFile.arrived(
                found.id(),
                channel.participant(),
                channel.client(),
                channel.name(),
                found.name(),
                digest(found.path()),
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

    private static Digest digest(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
            return new Digest(sha.digest());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
