package io.railhead.intake.file;

import io.railhead.codec.InitiationStatusWriter;
import io.railhead.message.InitiationStatus;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.store.FileBlock;
import io.railhead.store.FileItem;
import io.railhead.store.FileItemStore;
import io.railhead.store.FileState;
import io.railhead.store.FileStore;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever sent a file what becomes of it, in three stages: received, validated, and the outcome of each
 * payment, the last one anew whenever an outcome that was still open is known. Thread-safe.
 */
public final class FileReporter {
    private static final Logger LOG = Logger.getLogger(FileReporter.class);
    private static final String RECEIPT = "receipt";
    private static final String VALIDATED = "validated";
    private static final String OUTCOME = "outcome ";

    private final FileStore files;
    private final FileItemStore items;
    private final Outbox outbox;
    private final WorkFolder work;
    private final Hands hands;
    private final InstantSource clock;

    /** Where looking for payments on their way may begin, by file: everything before it rests. Only a hint. */
    private final Map<UUID, UUID> onItsWay = new ConcurrentHashMap<>();

    /** When a file that rests is looked at next. */
    private final Looks looks = new Looks();

    public FileReporter(FileStore files, FileItemStore items, Folders folders, Hands hands, InstantSource clock) {
        this.files = files;
        this.items = items;
        this.outbox = new Outbox(folders);
        this.work = new WorkFolder(folders);
        this.hands = hands;
        this.clock = clock;
    }

    /** The first stage, for a file that was checked: we have it, and it is in order as a whole. */
    public FileAtWork receipt(FileAtWork at) {
        return at instanceof FileAtWork.Checked(StoredFile file, Path path)
                ? hands.on(file.id(), () -> receipt(fresh(file), path), busy())
                : at;
    }

    private FileAtWork receipt(StoredFile file, Path path) {
        if (file.reported() == null) {
            head(file, Statuses.RECEIVED, null);
            files.reported(file.id(), file.reportNumber() + 1, RECEIPT);
        }
        return FileAtWork.of(fresh(file), path);
    }

    /**
     * The second stage, for a file whose items were taken: which of them are payments now. A refused file gets its
     * refusal. Then the file itself leaves the work folder.
     */
    public FileAtWork validated(FileAtWork at) {
        return switch (at) {
            case FileAtWork.Taken(StoredFile file, Path path) ->
                hands.on(file.id(), () -> validated(fresh(file), path), busy());
            case FileAtWork.Refused(StoredFile file, Path path) ->
                hands.on(file.id(), () -> refused(fresh(file), path), busy());
            case FileAtWork.Claimed _, FileAtWork.Checked _, FileAtWork.Passed _ -> at;
        };
    }

    private static FileAtWork busy() {
        return new FileAtWork.Passed("in other hands");
    }

    private FileAtWork validated(StoredFile file, Path path) {
        try {
            if (file.reported() == null || file.reported().equals(RECEIPT)) {
                Report report = items.atOneMoment(file.id(), snapshot -> aside(file, snapshot, Stage.VALIDATED));
                publish(file, report, VALIDATED);
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
        if (file.reported() == null && reason != null) {
            head(file, Statuses.REJECTED, reason);
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

    /** A report about the file as a whole. */
    private void head(StoredFile file, StatusCode status, @Nullable Reason reason) {
        try {
            InitiationStatus head = ReportHeads.head(
                    file, file.reportNumber() + 1, clock.instant(), status, reason, List.of());
            Path aside = outbox.aside(file, out -> new InitiationStatusWriter(out, head).finish());
            outbox.publish(file, aside, head.messageId());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
        hands.on(id, () -> {
            StoredFile file = files.find(id);
            if (file != null && (file.state() == FileState.TAKEN || file.state() == FileState.REPORTED)) {
                outcome(file);
            }
            return true;
        }, false);
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
        Report report = items.atOneMoment(id, snapshot -> aside(file, snapshot, Stage.OUTCOME));
        String said = OUTCOME + report.tally().whole();
        if (report.path() != null) {
            publish(file, report, said);
        }
        if (report.tally().isFinal()) {
            files.completed(id, report.tally().settled(), report.tally().rejected(), clock.instant());
            looks.forget(id);
        } else {
            files.rests(id, report.tally().settled(), report.tally().rejected());
            looks.later(id, clock.instant(), report.path() != null);
        }
    }

    private StoredFile fresh(StoredFile file) {
        StoredFile found = files.find(file.id());
        if (found == null) {
            throw new IllegalStateException("file " + file.id() + " is gone from the database");
        }
        return found;
    }

    private enum Stage {
        VALIDATED,
        OUTCOME
    }

    /** @param path where it lies aside; null when it would say what the last one said */
    private record Report(Tally tally, @Nullable Path path, String messageId) {}

    private Report aside(StoredFile file, FileItemStore.Snapshot snapshot, Stage stage) {
        Tally tally =
                switch (stage) {
                    case VALIDATED -> new Tally(Statuses::ofValidation);
                    case OUTCOME -> new Tally(Statuses::of);
                };
        snapshot.forEach(tally::add);
        String messageId = ReportHeads.messageId(file, file.reportNumber() + 1);
        if ((OUTCOME + tally.whole()).equals(file.reported())) {
            return new Report(tally, null, messageId);
        }
        Predicate<FileItem> named =
                switch (stage) {
                    case VALIDATED -> item -> tally.told(item).status().equals(Statuses.REJECTED);
                    case OUTCOME -> item -> true;
                };
        try {
            return new Report(tally, outbox.aside(file, out -> write(file, snapshot, tally, named, out)), messageId);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(
            StoredFile file, FileItemStore.Snapshot snapshot, Tally tally, Predicate<FileItem> named, OutputStream out)
            throws IOException {
        InitiationStatus head = ReportHeads.head(
                file,
                file.reportNumber() + 1,
                clock.instant(),
                tally.whole().status(),
                null,
                tally.whole().counts());
        BlockwiseReport report = new BlockwiseReport(new InitiationStatusWriter(out, head), files.blocks(file.id()), tally);
        snapshot.forEach(item -> report.add(item, named.test(item)));
        report.finish();
    }

    /** Writes blocks as their first item comes, and those without items in their place. */
    private static final class BlockwiseReport {
        private final InitiationStatusWriter writer;
        private final List<FileBlock> blocks;
        private final Tally tally;
        private int begun;

        BlockwiseReport(InitiationStatusWriter writer, List<FileBlock> blocks, Tally tally) {
            this.writer = writer;
            this.blocks = blocks;
            this.tally = tally;
        }

        void add(FileItem item, boolean named) {
            try {
                beginTo(item.block() + 1);
                if (named) {
                    writer.item(ReportHeads.item(item, tally.told(item)));
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private void beginTo(int end) throws IOException {
            for (; begun < end; begun++) {
                writer.block(ReportHeads.block(blocks.get(begun), tally.block(begun)));
            }
        }

        void finish() throws IOException {
            beginTo(blocks.size());
            writer.finish();
        }
    }

    private void publish(StoredFile file, Report report, String said) {
        try {
            Path aside = report.path();
            if (aside != null) {
                outbox.publish(file, aside, report.messageId());
                files.reported(file.id(), file.reportNumber() + 1, said);
                LOG.infof("File %s was reported: %s", file.id(), said);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
