package io.railhead.intake.file;

import io.railhead.codec.InitiationStatusWriter;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.store.FileBlock;
import io.railhead.store.FileItemStore;
import io.railhead.store.FileStore;
import io.railhead.store.StoredFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report about a file as things are now, for whoever asks, whatever lies in the outbox. Thread-safe; throws
 * when database or disk are not there.
 */
@Singleton
public final class ReportOnDemand {
    private static final int BUFFER = 1 << 16;

    private final Folders folders;
    private final FileStore files;
    private final FileItemStore items;
    private final InstantSource clock;

    @Inject
    public ReportOnDemand(Folders folders, FileStore files, FileItemStore items, InstantSource clock) {
        this.folders = folders;
        this.files = files;
        this.items = items;
        this.clock = clock;
    }

    /** Whether the report can be had so: any file's as a table, and as pain.002 for a pain.001 alone. */
    public static boolean has(StoredFile file, FileFormat form) {
        return form == FileFormat.CSV || FileFormat.of(file.format()) == FileFormat.PAIN_001;
    }

    /**
     * The report. It is written to the disk first, so that a slow reader holds nothing but its own file, which is gone
     * when it is closed.
     *
     * @param form {@link FileFormat#PAIN_001} stands for its answer, a pain.002
     * @return null while the file has not been checked
     */
    public @Nullable InputStream open(StoredFile file, FileFormat form) {
        try {
            Path folder = Files.createDirectories(folders.work().resolve(FileUploads.FOLDER));
            Path path = Files.createTempFile(folder, "report-", ".tmp");
            try {
                boolean written = write(file, form, path);
                return written ? Files.newInputStream(path) : null;
            } finally {
                // Open, it lives on without a name.
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean write(StoredFile file, FileFormat form, Path path) throws IOException {
        return switch (file.state()) {
            case RECEIVED -> false;
            case REFUSED -> {
                String problem = file.problem();
                refused(file, FileProblem.ofJson(problem == null ? "" : problem), form, path);
                yield true;
            }
            case VALIDATED -> {
                // The rest may still be refused, so nothing can be said of the whole.
                switch (form) {
                    case PAIN_001 -> head(file, Statuses.RECEIVED, null, path);
                    case CSV -> items(file, form, path);
                }
                yield true;
            }
            case TAKEN, REPORTED, COMPLETED -> {
                items(file, form, path);
                yield true;
            }
        };
    }

    private void refused(StoredFile file, FileProblem problem, FileFormat form, Path path) throws IOException {
        switch (form) {
            case PAIN_001 -> head(file, Statuses.REJECTED, problem.reason(), path);
            case CSV -> {
                try (OutputStream out = Files.newOutputStream(path)) {
                    CsvReport.refusal(file, problem, out);
                }
            }
        }
    }

    private void head(StoredFile file, StatusCode status, @Nullable Reason reason, Path path) throws IOException {
        Instant now = clock.instant();
        try (OutputStream out = Files.newOutputStream(path)) {
            new InitiationStatusWriter(
                            out, ReportHeads.head(file, ReportHeads.onDemand(now), now, status, reason, List.of()))
                    .finish();
        }
    }

    private void items(StoredFile file, FileFormat form, Path path) {
        List<FileBlock> blocks = files.blocks(file.id());
        Instant now = clock.instant();
        items.atOneMoment(file.id(), snapshot -> {
            ItemReport report = new ItemReport(ItemReport.Stage.OUTCOME, file, blocks, snapshot);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER)) {
                switch (form) {
                    case CSV -> report.writeCsv(snapshot, out);
                    case PAIN_001 -> report.writeXml(snapshot, ReportHeads.onDemand(now), now, out);
                }
                return path;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }
}
