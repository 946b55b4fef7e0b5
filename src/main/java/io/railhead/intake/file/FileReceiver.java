package io.railhead.intake.file;

import io.railhead.codec.Validator;
import io.railhead.engine.Acceptance;
import io.railhead.engine.Taken;
import io.railhead.intake.Vetting;
import io.railhead.intake.file.WorkFolder.Found;
import io.railhead.message.Digest;
import io.railhead.message.InitiationHeader;
import io.railhead.message.Reason;
import io.railhead.store.FileBlock;
import io.railhead.store.FileItemStore;
import io.railhead.store.FileStore;
import io.railhead.store.RefusedItem;
import io.railhead.store.StoredFile;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Takes files in: claims them out of their inboxes, checks them as a whole, and takes their items. Each step
 * throws when database or disk are not there, and leaves the file where {@link #unfinished} finds it. Thread-safe.
 */
public final class FileReceiver {
    private static final Logger LOG = Logger.getLogger(FileReceiver.class);

    private static final FileProblem SAME_BYTES = FileProblem.whole(
            "FILE-SAME-AGAIN",
            null,
            "Exactly this file was received before.",
            "Look for the reports of the first one. To pay the same again send a file with another message id.");
    private static final FileProblem MESSAGE_ID_USED = FileProblem.whole(
            "FILE-MESSAGE-ID-USED",
            "DU01",
            "This sender has used the message id for another file.",
            "Give every file a message id of its own. The first file is not affected.");
    private static final FileProblem NAME = FileProblem.whole(
            "FILE-NAME",
            null,
            "The name of the file cannot be used.",
            "Take at most 200 bytes of UTF-8 without control characters, and drop the file again.");

    private final Folders folders;
    private final Channels channels;
    private final FileStore files;
    private final FileItemStore items;
    private final FileCheck check;
    private final ItemTaking taking;
    private final WorkFolder work;
    private final Hands hands;
    private final InstantSource clock;
    private volatile boolean closing;

    /** @param engine takes one payment in; {@code Engine::accept} */
    public FileReceiver(
            Folders folders,
            Channels channels,
            FileStore files,
            FileItemStore items,
            Validator validator,
            Vetting vetting,
            Function<Acceptance, CompletableFuture<Taken>> engine,
            Hands hands,
            InstantSource clock) {
        this.folders = folders;
        this.channels = channels;
        this.files = files;
        this.items = items;
        this.check = new FileCheck(validator);
        this.taking = new ItemTaking(new Items(vetting), registerOf(items), engine, Thread::sleep);
        this.work = new WorkFolder(folders);
        this.hands = hands;
        this.clock = clock;
    }

    private static ItemTaking.Register registerOf(FileItemStore items) {
        return new ItemTaking.Register() {
            @Override
            public Set<UUID> known(Collection<UUID> ids) {
                return items.known(ids);
            }

            @Override
            public void refuse(UUID file, List<RefusedItem> refused) {
                items.refuse(file, refused);
            }
        };
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
        if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
            return Files.exists(source, LinkOption.NOFOLLOW_LINKS)
                    ? new FileAtWork.Passed("not a file")
                    : throwGone(source);
        }
        if (!FileNames.isUsable(name)) {
            refuseUnreadableNames();
            return new FileAtWork.Passed("its name cannot be used");
        }
        return register(work.claim(channel, source));
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
        if (known == null) {
            Channel channel = found.channel();
            FileStore.Registered registered = files.register(StoredFile.arrived(
                    found.id(),
                    channel.participant(),
                    channel.client(),
                    channel.name(),
                    found.name(),
                    digest(found.path()),
                    clock.instant().truncatedTo(ChronoUnit.MICROS)));
            LOG.infof("File %s came by channel %s", found.id(), channel.name());
            known = registered.file();
            if (registered.sameAs() != null) {
                files.refused(found.id(), SAME_BYTES.json(), null, null);
                known = fresh(found.id());
            }
        }
        return FileAtWork.of(known, found.path());
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

    /** Checks a claimed file as a whole: form, schema, totals, and that its message id is new. */
    public FileAtWork check(FileAtWork at) {
        return at instanceof FileAtWork.Claimed(StoredFile file, Path path)
                ? hands.on(file.id(), () -> checked(fresh(file.id()), path), new FileAtWork.Passed("in other hands"))
                : at;
    }

    private FileAtWork checked(StoredFile file, Path path) {
        if (FileAtWork.of(file, path) instanceof FileAtWork.Claimed) {
            try {
                switch (check.check(path)) {
                    case FileCheck.Result.Unsound(var problem, var header) -> refuse(file, problem, header);
                    case FileCheck.Result.Sound(var header, var totals) -> {
                        if (files.validated(file, found(header, totals)) != null) {
                            refuse(file, MESSAGE_ID_USED, header);
                        }
                    }
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return FileAtWork.of(fresh(file.id()), path);
    }

    private void refuse(
            StoredFile file, FileProblem problem, @org.jspecify.annotations.Nullable InitiationHeader header) {
        files.refused(
                file.id(),
                problem.json(),
                header == null ? null : header.messageId(),
                header == null ? null : header.initiatingPartyName());
    }

    private static FileStore.Validated found(InitiationHeader header, Totals totals) {
        String id = header.initiatingPartyId();
        String name = header.initiatingPartyName();
        return new FileStore.Validated(
                header.messageId(),
                header.definition().name(),
                name,
                id != null ? id : name != null ? name : "",
                totals.count(),
                totals.sum(),
                totals.blocks());
    }

    /** Takes the items of a checked file; comes back when every one is a payment or refused. */
    public FileAtWork take(FileAtWork at) {
        return at instanceof FileAtWork.Checked(StoredFile file, Path path)
                ? hands.on(file.id(), () -> taken(fresh(file.id()), path), new FileAtWork.Passed("in other hands"))
                : at;
    }

    private FileAtWork taken(StoredFile file, Path path) {
        Channel channel = channels.find(file.channel());
        if (channel == null) {
            throw new IllegalStateException("channel " + file.channel() + " is not set up any more");
        }
        if (FileAtWork.of(file, path) instanceof FileAtWork.Checked) {
            try {
                if (taking.take(file, channel, path, refusals(file.id()), () -> closing)) {
                    files.taken(file.id());
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return FileAtWork.of(fresh(file.id()), path);
    }

    private Map<Integer, Reason> refusals(UUID file) {
        Map<Integer, Reason> refusals = new HashMap<>();
        for (FileBlock block : files.blocks(file)) {
            Reason refusal = block.refusal();
            if (refusal != null) {
                refusals.put(block.position(), refusal);
            }
        }
        return refusals;
    }

    /** Takes nothing more; what is being taken stops soon and goes on at the next start. */
    public void close() {
        closing = true;
    }

    private StoredFile fresh(UUID id) {
        StoredFile found = files.find(id);
        if (found == null) {
            throw new IllegalStateException("file " + id + " is gone from the database");
        }
        return found;
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
