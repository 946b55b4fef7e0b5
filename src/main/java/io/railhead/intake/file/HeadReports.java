package io.railhead.intake.file;

import io.railhead.codec.InitiationStatusWriter;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports about a file as a whole, in the file's own format. Thread-safe. */
final class HeadReports {
    private final Outbox outbox;

    HeadReports(Outbox outbox) {
        this.outbox = outbox;
    }

    /** We have it, and it is in order. */
    void received(StoredFile file, Instant now) {
        publish(
                file,
                switch (FileFormat.of(file.format())) {
                    case PAIN_001 -> xml(file, Statuses.RECEIVED, null, now);
                    case CSV -> out -> CsvReport.receipt(file, out);
                });
    }

    /** Nothing of it is taken. */
    void refused(StoredFile file, FileProblem problem, Instant now) {
        publish(
                file,
                switch (FileFormat.of(file.format())) {
                    case PAIN_001 -> xml(file, Statuses.REJECTED, problem.reason(), now);
                    case CSV -> out -> CsvReport.refusal(file, problem, out);
                });
    }

    private static int number(StoredFile file) {
        return file.reportNumber() + 1;
    }

    private static Durable.Writing xml(StoredFile file, StatusCode status, @Nullable Reason reason, Instant now) {
        return out -> new InitiationStatusWriter(
                        out,
                        ReportHeads.head(file, number(file), now, status, reason, List.of()),
                        ReportHeads.definition(file))
                .finish();
    }

    private void publish(StoredFile file, Durable.Writing writing) {
        try {
            Path aside = outbox.aside(file, writing);
            outbox.publish(file, aside, number(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
