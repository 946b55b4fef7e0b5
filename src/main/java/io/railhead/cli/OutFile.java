package io.railhead.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a verb is told to write. */
final class OutFile {
    private OutFile() {}

    /** Why it could not be written, in a sentence: Java's own message is often only the file's name again. */
    static String refused(Path file, IOException failed) {
        String why = switch (failed) {
            case NoSuchFileException _ -> "its folder does not exist";
            case AccessDeniedException _ -> "that is not allowed here";
            case FileSystemException _ when Files.isDirectory(file) -> "it is a folder";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> String.valueOf(failed.getMessage());
        };
        return "The file " + file + " cannot be written: " + why + ".";
    }
}
