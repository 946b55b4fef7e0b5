package io.railhead.intake.file;

import io.railhead.store.StoredFile;
import java.nio.file.Path;

/**
 * A file on its way through the steps of the receiving route. A step works on the stage it is made for; any
 * other passes through. What is stored decides the stage, so the same steps go on with a file after a crash.
 */
public sealed interface FileAtWork {
    /** In the work folder and registered, its content unknown. */
    record Claimed(StoredFile file, Path path) implements FileAtWork {}

    /** Checked as a whole; its items wait to be taken. */
    record Checked(StoredFile file, Path path) implements FileAtWork {}

    /** Every item is a payment or refused; the file itself is not needed any more. */
    record Taken(StoredFile file, Path path) implements FileAtWork {}

    /** Refused as a whole. */
    record Refused(StoredFile file, Path path) implements FileAtWork {}

    /** Nothing to do here: not ours, in other hands just now, or finished. */
    record Passed(String why) implements FileAtWork {}

    /** The stage that a stored file is at. */
    static FileAtWork of(StoredFile file, Path path) {
        return switch (file.state()) {
            case RECEIVED -> new Claimed(file, path);
            case VALIDATED -> new Checked(file, path);
            case TAKEN, REPORTED, COMPLETED -> new Taken(file, path);
            case REFUSED -> new Refused(file, path);
        };
    }
}
