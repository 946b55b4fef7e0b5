package io.railhead.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder {@code reference} of a data directory: under it a folder for each kind, and in that one file for each
 * edition, named by the first day on which it holds. Other files are left alone.
 */
public final class ReferenceFolder {
    private static final byte[] END = ("\n" + Heading.END + "\n").getBytes(StandardCharsets.US_ASCII);

    private final Path folder;

    public ReferenceFolder(Path folder) {
        this.folder = folder;
    }

    /** Where an edition lies. */
    Path file(Heading heading) {
        return folder.resolve(heading.kind().written())
                .resolve(heading.validFrom() + heading.kind().ending());
    }

    /** Every edition there; none where there is no folder. */
    List<Edition> read() throws UnusableTable {
        List<Edition> editions = new ArrayList<>();
        List<TableProblem> problems = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Path file : files(kind)) {
                try {
                    editions.add(edition(kind, file));
                } catch (UnusableTable unusable) {
                    problems.addAll(unusable.problems());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new UnusableTable(problems);
        }
        return editions;
    }

    private List<Path> files(Kind kind) throws UnusableTable {
        Path of = folder.resolve(kind.written());
        if (!Files.isDirectory(of)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(of)) {
            return files.filter(file ->
                            String.valueOf(file.getFileName()).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}\\" + kind.ending()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw UnusableTable.of(of.toString(), 0, "this folder cannot be read: " + unreadable.getMessage());
        }
    }

    private Edition edition(Kind kind, Path path) throws UnusableTable {
        String file = path.toString();
        byte[] bytes = TableText.bytes(path, file);
        int end = end(bytes);
        if (end < 0) {
            throw UnusableTable.of(file, 0, "nobody imported it: move it away, and use railhead reference import");
        }
        Heading heading = Heading.read(kind, file, TableText.decode(Arrays.copyOf(bytes, end), file));
        byte[] given = Arrays.copyOfRange(bytes, end, bytes.length);
        if (!Digests.of(given).equals(heading.sha256())) {
            throw UnusableTable.of(
                    file, 0, "it is not what was imported: its digest is another. Import the file again");
        }
        if (!file(heading).getFileName().equals(path.getFileName())) {
            throw UnusableTable.of(
                    file, 0, "it says it is valid from " + heading.validFrom() + ", and its name says another day");
        }
        return new Edition(heading, Edition.table(kind, file, TableText.decode(given, file)), Digests.of(given));
    }

    /** Where the file begins that somebody imported, or -1. */
    private static int end(byte[] bytes) {
        for (int i = 0; i + END.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + END.length, END, 0, END.length)) {
                return i + END.length;
            }
        }
        return -1;
    }
}
