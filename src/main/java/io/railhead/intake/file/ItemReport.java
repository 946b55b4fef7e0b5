package io.railhead.intake.file;

import io.railhead.codec.InitiationStatusWriter;
import io.railhead.message.InitiationStatus;
import io.railhead.message.Reason;
import io.railhead.store.FileBlock;
import io.railhead.store.FileItem;
import io.railhead.store.FileItemStore;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report of one stage about a file's items, in bounded memory: they are read once to be counted, for
 * the counts come first, and once to be written. Used once, within one snapshot.
 */
final class ItemReport {
    private final Stage stage;
    private final StoredFile file;
    private final List<FileBlock> blocks;
    private final Tally tally;

    ItemReport(Stage stage, StoredFile file, List<FileBlock> blocks, FileItemStore.Snapshot snapshot) {
        this.stage = stage;
        this.file = file;
        this.blocks = blocks;
        this.tally = switch (stage) {
            case VALIDATED -> new Tally(Statuses::ofValidation);
            case OUTCOME -> new Tally(ReportHeads.inOldVersion(file) ? Statuses::ofInOldVersion : Statuses::of);
        };
        snapshot.forEach(tally::add);
    }

    /** What is told of the items. */
    enum Stage {
        /** Whether they became payments; only those that did not are named. */
        VALIDATED,
        /** What became of each payment. */
        OUTCOME
    }

    Tally tally() {
        return tally;
    }

    /** What the report says, to know whether it is news. */
    String said() {
        return switch (stage) {
            case VALIDATED -> "validated";
            case OUTCOME -> "outcome " + tally.whole();
        };
    }

    /** Hands over what is told of each item, in the order of the file. */
    interface Items {
        void forEach(BiConsumer<FileItem, Statuses.Told> use);
    }

    /** Writes it in the file's own format. */
    void write(FileItemStore.Snapshot snapshot, Instant now, OutputStream out) throws IOException {
        switch (FileFormat.of(file.format())) {
            case PAIN_001 -> writeXml(snapshot, file.reportNumber() + 1, now, out);
            case CSV -> writeCsv(snapshot, out);
        }
    }

    void writeCsv(FileItemStore.Snapshot snapshot, OutputStream out) throws IOException {
        CsvReport.write(file, use -> snapshot.forEach(item -> use.accept(item, tally.told(item))), out);
    }

    /** @param number of the report, see {@link ReportHeads#messageId} */
    void writeXml(FileItemStore.Snapshot snapshot, int number, Instant now, OutputStream out) throws IOException {
        InitiationStatus head = ReportHeads.head(
                file,
                number,
                now,
                tally.whole().status(),
                wholeReason(),
                tally.whole().counts());
        Blockwise report = new Blockwise(new InitiationStatusWriter(out, head, ReportHeads.definition(file)));
        Predicate<FileItem> named = switch (stage) {
            case VALIDATED -> item -> tally.told(item).status().equals(Statuses.REJECTED);
            case OUTCOME -> item -> true;
        };
        snapshot.forEach(item -> report.add(item, named.test(item)));
        report.finish();
    }

    /** Why the whole file is refused, or null where it is not. */
    private @Nullable Reason wholeReason() {
        String problem = file.problem();
        return problem == null ? null : FileProblem.ofJson(problem).reason();
    }

    /** Writes blocks as their first item comes, and those without items in their place. */
    private final class Blockwise {
        private final InitiationStatusWriter writer;
        private int begun;

        Blockwise(InitiationStatusWriter writer) {
            this.writer = writer;
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
}
