package io.railhead.intake.file;

import io.railhead.message.Reason;
import io.railhead.store.FileBlock;
import io.railhead.store.FileDecision;
import io.railhead.store.FileItemStore;
import io.railhead.store.FileState;
import io.railhead.store.FileStore;
import io.railhead.store.StoredFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever sent a file what becomes of it, in three stages: received, validated, and the outcome of each
 * payment, the last one anew whenever an outcome that was still open is known. Thread-safe.
 */
@Singleton
public final class FileReporter {
    private static final Logger LOG = Logger.getLogger(FileReporter.class);
    private static final String RECEIPT = "receipt";

    private final FileStore files;
    private final FileItemStore items;
    private final Outbox outbox;
    private final HeadReports heads;
    private final WorkFolder work;
    private final Hands hands;
    private final InstantSource clock;

    /** Where looking for payments on their way may begin, by file: everything before it rests. Only a hint. */
    private final Map<UUID, UUID> onItsWay = new ConcurrentHashMap<>();

    /** When a file that rests is looked at next. */
    private final Looks looks = new Looks();

    @Inject
    public FileReporter(FileStore files, FileItemStore items, Folders folders, Hands hands, InstantSource clock) {
        this.files = files;
        this.items = items;
        this.outbox = new Outbox(folders);
        this.heads = new HeadReports(outbox);
        this.work = new WorkFolder(folders);
        this.hands = hands;
        this.clock = clock;
    }

    /** The first stage, for a file that was checked: we have it, and it is in order as a whole. */
    public FileAtWork receipt(FileAtWork at) {
        return at instanceof FileAtWork.Checked(StoredFile file, Path path)
                ? hands.on(file.id(), () -> receipt(files.get(file.id()), path), busy())
                : at;
    }

    private FileAtWork receipt(StoredFile file, Path path) {
        if (file.reported() == null) {
            heads.received(file, clock.instant());
            files.reported(file.id(), file.reportNumber() + 1, RECEIPT);
        }
        return FileAtWork.of(files.get(file.id()), path);
    }

    /**
     * The second stage, for a file whose items were taken: which of them are payments now. A refused file gets its
     * refusal. Then the file itself leaves the work folder.
     */
    public FileAtWork validated(FileAtWork at) {
        return switch (at) {
            case FileAtWork.Taken(StoredFile file, Path path) ->
                hands.on(file.id(), () -> validated(files.get(file.id()), path), busy());
            case FileAtWork.Refused(StoredFile file, Path path) ->
                hands.on(file.id(), () -> refused(files.get(file.id()), path), busy());
            case FileAtWork.Claimed _, FileAtWork.Checked _, FileAtWork.Passed _ -> at;
        };
    }

    private static FileAtWork busy() {
        return new FileAtWork.Passed("in other hands");
    }

    private FileAtWork validated(StoredFile file, Path path) {
        try {
            if (file.reported() == null || file.reported().equals(RECEIPT)) {
                publish(file, aside(file, ItemReport.Stage.VALIDATED));
            }
            work.archive(file, path);
            return new FileAtWork.Passed("taken and reported");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private FileAtWork refused(StoredFile file, Path path) {
        String stored = file.problem();
        FileProblem problem = FileProblem.ofJson(stored == null ? "" : stored);
        Reason reason = problem.reason();
        if (file.decision() == FileDecision.REFUSE) {
            if (file.reported() == null || file.reported().equals(RECEIPT)) {
                publish(file, aside(file, ItemReport.Stage.VALIDATED));
            }
        } else if (file.reported() == null && reason != null) {
            heads.refused(file, problem, clock.instant());
            files.reported(file.id(), file.reportNumber() + 1, RECEIPT);
        }
        files.closed(file.id(), clock.instant());
        try {
            work.refuse(file, path, problem);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        LOG.infof("File %s was refused: %s", file.id(), problem.code());
        return new FileAtWork.Passed("refused");
    }

    /** Files that may have an outcome to tell now. */
    public List<UUID> due() {
        Instant now = clock.instant();
        return files.awaitingOutcome().stream()
                .filter(file -> file.reported() != null && !file.reported().equals(RECEIPT))
                .map(StoredFile::id)
                .filter(id -> hands.isFree(id) && looks.isTime(id, now))
                .toList();
    }

    /** The third stage, when every payment is final or rests, and the last report said something else. */
    public void outcome(UUID id) {
        hands.on(
                id,
                () -> {
                    StoredFile file = files.find(id);
                    if (file != null && (file.state() == FileState.TAKEN || file.state() == FileState.REPORTED)) {
                        outcome(file);
                    }
                    return true;
                },
                false);
    }

    private void outcome(StoredFile file) {
        UUID id = file.id();
        UUID busy = items.firstOnItsWay(id, onItsWay.get(id));
        if (busy != null) {
            onItsWay.put(id, busy);
            return;
        }
        // What rested may have gone on meanwhile: the hint has to begin again.
        onItsWay.remove(id);
        if (items.firstOnItsWay(id, null) != null) {
            return;
        }
        Written report = aside(file, ItemReport.Stage.OUTCOME);
        boolean news = publish(file, report);
        Tally tally = report.tally();
        if (tally.isFinal()) {
            files.completed(id, tally.settled(), tally.rejected(), clock.instant());
            looks.forget(id);
        } else {
            files.rests(id, tally.settled(), tally.rejected());
            looks.later(id, clock.instant(), news);
        }
    }

    /** @param path where it lies aside; null when it would say what the last one said */
    private record Written(
            Tally tally, String said, @Nullable Path path) {}

    private Written aside(StoredFile file, ItemReport.Stage stage) {
        List<FileBlock> blocks = files.blocks(file.id());
        return items.atOneMoment(file.id(), snapshot -> {
            ItemReport report = new ItemReport(stage, file, blocks, snapshot);
            if (report.said().equals(file.reported())) {
                return new Written(report.tally(), report.said(), null);
            }
            try {
                Path path = outbox.aside(file, out -> report.write(snapshot, clock.instant(), out));
                return new Written(report.tally(), report.said(), path);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /** @return whether there was something to say */
    private boolean publish(StoredFile file, Written report) {
        Path aside = report.path();
        if (aside == null) {
            return false;
        }
        try {
            int number = file.reportNumber() + 1;
            outbox.publish(file, aside, number);
            files.reported(file.id(), number, report.said());
            LOG.infof("File %s was reported: %s", file.id(), report.said());
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
