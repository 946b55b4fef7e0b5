package io.railhead.routing;

import io.railhead.intake.file.FileAtWork;
import io.railhead.intake.file.FileReporter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** The reports about a file: that it came, which items are good, and what became of each payment. */
@ApplicationScoped
@Named("fileReports")
public class FileReports {
    private final FileReporter reporter;

    FileReports(FileReporter reporter) {
        this.reporter = reporter;
    }

    /** Tells the sender that a file was received and is in order as a whole. */
    public FileAtWork receipt(FileAtWork file) {
        return reporter.receipt(file);
    }

    /** Tells which items became payments, or that the file was refused; then the file leaves the work folder. */
    public FileAtWork validated(FileAtWork file) {
        return reporter.validated(file);
    }

    /** Files that may have an outcome to tell. */
    public List<UUID> due() {
        return reporter.due();
    }

    /** Tells the outcome of each payment, if there is one and it is news. */
    public void outcome(UUID file) {
        reporter.outcome(file);
    }
}
