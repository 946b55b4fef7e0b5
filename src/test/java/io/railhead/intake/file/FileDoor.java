package io.railhead.intake.file;

import io.railhead.codec.Schemas;
import io.railhead.codec.XercesValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The check of a dropped file as a whole, as the file leg makes it. Safe for one thread. */
public final class FileDoor {
    /** @param code why it was refused, or {@code taken} */
    public record Seen(String code, int events) {}

    private final FileCheck check = new FileCheck(new XercesValidator(new Schemas(Path.of("schemas"))));
    private final Path file;

    /** @param folder where the file is put down */
    public FileDoor(Path folder) {
        file = folder.resolve("dropped.xml");
    }

    /** Only the name, as the inbox sees it. */
    public Seen take(String name) {
        return new Seen(FileNames.isUsable(name) ? "taken" : "FILE-NAME", 0);
    }

    public Seen take(byte[] bytes) {
        try {
            Files.write(file, bytes);
            return seen(check.check(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A file that may be packed, and a table when it is no XML. */
    public Seen take(String name, byte[] bytes) {
        try {
            Files.write(file, bytes);
            Content content = Content.of(file, name);
            FileProblem refusal = content.refusal();
            if (refusal != null) {
                return seen(FileCheck.unsound(refusal));
            }
            return seen(
                    switch (content.format()) {
                        case PAIN_001 -> check.check(file);
                        case CSV -> CsvCheck.check(file);
                    });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How the report about a table writes a cell that the table holds. */
    public static String reported(String cell) {
        return CsvReport.harmless(cell);
    }

    private static Seen seen(FileCheck.Result result) {
        return switch (result) {
            case FileCheck.Result.Sound _, FileCheck.Result.SoundTable _ -> new Seen("taken", 0);
            case FileCheck.Result.Unsound(FileProblem problem, var _) ->
                new Seen(problem.code(), FileThreats.isThreat(problem.code()) ? 1 : 0);
        };
    }
}
