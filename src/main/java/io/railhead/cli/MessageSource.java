package io.railhead.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something to read messages from.
 *
 * @param name as the user wrote it; {@code -} is standard input
 * @param path null for standard input
 * @param problem why there is nothing to read here; else null
 */
record MessageSource(
        String name, @Nullable Path path, @Nullable MessageProblem problem) {
    static MessageSource standardInput() {
        return new MessageSource("-", null, null);
    }

    static MessageSource file(String name, Path path) {
        return new MessageSource(name, path, null);
    }

    static MessageSource none(String name, MessageProblem problem) {
        return new MessageSource(name, null, problem);
    }

    /** To be closed by the caller, except that closing standard input would help nobody. */
    InputStream open() throws IOException {
        return new BufferedInputStream(path == null ? System.in : Files.newInputStream(path), 1 << 16);
    }

    /** In bytes; -1 where nobody knows before the end. */
    long size() throws IOException {
        return path != null && Files.isRegularFile(path) ? Files.size(path) : -1;
    }
}
