package io.railhead.routing;

import io.railhead.intake.file.FileArrivals;
import io.railhead.intake.file.FileAtWork;
import io.railhead.intake.file.FileReceiver;
import io.railhead.intake.file.FileUpload;
import io.railhead.intake.file.FileUploads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.File;
import java.util.List;

/** The steps of the file leg: claim, check, take; and what to go on with after a crash. */
@ApplicationScoped
@Named("fileSteps")
public class FileSteps {
    private final FileArrivals arrivals;
    private final FileReceiver receiver;
    private final FileUploads uploads;

    FileSteps(FileArrivals arrivals, FileReceiver receiver, FileUploads uploads) {
        this.arrivals = arrivals;
        this.receiver = receiver;
        this.uploads = uploads;
    }

    /** Moves a file out of its inbox and registers it. */
    public FileAtWork claim(File source) {
        return arrivals.claim(source.getPath());
    }

    /** Writes a file that is sent to the disk. */
    public FileUpload store(FileUpload upload) {
        return uploads.store(upload);
    }

    /** Registers a file that was sent, and lays it into the work folder. */
    public FileUpload register(FileUpload upload) {
        return uploads.register(upload);
    }

    /** Files that a failed step or an ended process left in the work folder. */
    public List<FileAtWork> unfinished() {
        return arrivals.unfinished();
    }

    /** Checks form, schema and totals of a claimed file. */
    public FileAtWork check(FileAtWork file) {
        return receiver.check(file);
    }

    /** Takes the items of a checked file. */
    public FileAtWork take(FileAtWork file) {
        return receiver.take(file);
    }

    /** Takes nothing more, as the first thing of an ordered stop. */
    public void close() {
        arrivals.close();
        receiver.close();
    }
}
