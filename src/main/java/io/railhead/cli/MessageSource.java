package io.railhead.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something to read messages from.
 *
 * @param name as the user wrote it; {@code -} is standard input
 * @param path null for standard input
 */
record MessageSource(String name, @Nullable Path path) {
    private static final int DEPTH = 16;

    /** What the arguments stand for, in their order: files, standard input, and every file of a folder by its name. */
    static List<MessageSource> of(List<String> arguments) throws IOException {
        List<MessageSource> sources = new ArrayList<>();
        for (String argument : arguments) {
            Path path = Path.of(argument);
            if (argument.equals("-")) {
                sources.add(new MessageSource(argument, null));
            } else if (Files.isDirectory(path)) {
                inside(path, sources);
            } else {
                sources.add(new MessageSource(argument, path));
            }
        }
        return sources;
    }

    private static void inside(Path folder, List<MessageSource> sources) throws IOException {
        try (Stream<Path> files = Files.walk(folder, DEPTH, new FileVisitOption[0])) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .forEach(file -> sources.add(new MessageSource(file.toString(), file)));
        }
    }

    /** To be closed by the caller, except that closing standard input would help nobody. */
    InputStream open() throws IOException {
        return new BufferedInputStream(path == null ? System.in : Files.newInputStream(path), 1 << 16);
    }
}
