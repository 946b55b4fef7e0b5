package io.railhead.intake.file;

import io.railhead.engine.Ledger.LedgerUnreachable;
import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;
import io.railhead.store.FileIds;
import io.railhead.store.FileState;
import io.railhead.store.FileStore;
import io.railhead.store.FileUploadStore;
import io.railhead.store.StoredFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The other door of files: those that are sent over the API are written to the disk, registered with their key, and
 * laid into the work folder, where the route that resumes files takes them on. In this order, so that whatever is cut
 * off, the same key tells what came of it and no file is taken in twice. Thread-safe.
 */
@Singleton
public final class FileUploads {
    private static final Logger LOG = Logger.getLogger(FileUploads.class);
    private static final int AT_ONCE = 16;
    static final String FOLDER = ".uploads";
    private static final int DIGEST_SHOWN = 16;

    private final Folders folders;
    private final FileStore files;
    private final FileUploadStore keys;
    private final WorkFolder work;
    private final FileArrivals arrivals;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    @Inject
    public FileUploads(
            Folders folders, FileStore files, FileUploadStore keys, FileArrivals arrivals, InstantSource clock) {
        this.folders = folders;
        this.files = files;
        this.keys = keys;
        this.work = new WorkFolder(folders);
        this.arrivals = arrivals;
        this.clock = clock;
        clear();
    }

    /** What a process before this one did not finish was never answered. */
    private void clear() {
        Path folder = folders.work().resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path each : left) {
                Files.delete(each);
            }
        } catch (IOException failed) {
            LOG.warnf("Unfinished uploads in %s could not be deleted: %s", folder, failed.getMessage());
        }
    }

    /** Whether a file may have this name. */
    public static boolean isUsableName(String name) {
        return FileNames.isUsable(name) && !FileNames.isUnfinished(name);
    }

    /** Writes the content to the disk, whole or not at all. */
    public FileUpload store(FileUpload upload) {
        if (!(upload instanceof FileUpload.Asked asked)) {
            return upload;
        }
        if (!places.tryAcquire()) {
            return new FileUpload.Refused(Refusal.of(Problem.BACKLOG_FULL));
        }
        try {
            Path folder = Files.createDirectories(folders.work().resolve(FOLDER));
            return stored(asked, folder.resolve(FileIds.next().toString()));
        } catch (IOException failed) {
            return unavailable(failed);
        } finally {
            places.release();
        }
    }

    private FileUpload stored(FileUpload.Asked asked, Path path) throws IOException {
        Refusal refusal;
        try {
            refusal = new Receiving(clock, Unpacking.MOST_BYTES).write(asked.content(), path);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(path);
            throw failed;
        }
        if (refusal == null) {
            return new FileUpload.Stored(asked, path);
        }
        Files.deleteIfExists(path);
        LOG.infof(
                "An upload to channel %s was not taken: %s",
                asked.channel().name(), refusal.problem().code());
        return new FileUpload.Refused(refusal);
    }

    /** Registers a stored file with its key and lays it into the work folder. */
    public FileUpload register(FileUpload upload) {
        if (!(upload instanceof FileUpload.Stored(FileUpload.Asked asked, Path path))) {
            return upload;
        }
        try {
            return registered(asked, path);
        } catch (IOException | UncheckedIOException | LedgerUnreachable failed) {
            return unavailable(failed);
        } finally {
            delete(path);
        }
    }

    /** A full disk or a database that is away: the same key tells later what came of it. */
    private static FileUpload unavailable(Exception failed) {
        LOG.error("A file that was sent could not be kept", failed);
        return new FileUpload.Refused(Refusal.of(Problem.UNAVAILABLE));
    }

    private FileUpload registered(FileUpload.Asked asked, Path path) throws IOException {
        Channel channel = asked.channel();
        Content content = Content.of(path, asked.name() == null ? "" : asked.name());
        UUID id = FileIds.next();
        StoredFile arrived = StoredFile.arrived(
                id,
                channel.participant(),
                asked.caller().clientId(),
                channel.name(),
                name(asked.name(), content),
                content.digest(),
                content.format().word(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        StoredFile held = keys.register(arrived, asked.key());
        if (!same(held, arrived)) {
            return new FileUpload.Refused(Refusal.of(Problem.KEY_REUSED));
        }
        if (held.state() == FileState.RECEIVED) {
            arrivals.goOn(work.claim(channel, path, held.name(), held.id()));
        }
        LOG.infof("File %s was sent to channel %s", held.id(), channel.name());
        return new FileUpload.Registered(files.get(held.id()), !held.id().equals(id));
    }

    private static boolean same(StoredFile held, StoredFile arrived) {
        return held.digest().equals(arrived.digest())
                && held.channel().equals(arrived.channel())
                && held.name().equals(arrived.name());
    }

    /** A name for what has none, the same for the same content. */
    private static String name(@Nullable String given, Content content) {
        String ending = switch (content.format()) {
            case PAIN_001 -> ".xml";
            case CSV -> ".csv";
        };
        return given != null ? given : "upload-" + content.digest().toString().substring(0, DIGEST_SHOWN) + ending;
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            LOG.warnf("An upload was left behind at %s: %s", path, failed.getMessage());
        }
    }
}
