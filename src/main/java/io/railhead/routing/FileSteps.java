package io.railhead.routing;

import io.railhead.intake.file.FileArrivals;
import io.railhead.intake.file.FileAtWork;
import io.railhead.intake.file.FileReceiver;
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

    FileSteps(FileArrivals arrivals, FileReceiver receiver) {
        this.arrivals = arrivals;
        this.receiver = receiver;
    }

    /** Moves a file out of its inbox and registers it. */
    public FileAtWork claim(File source) {
        return arrivals.claim(source.getPath());
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
