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
            return switch (check.check(file)) {
                case FileCheck.Result.Sound sound -> new Seen("taken", 0);
                case FileCheck.Result.Unsound unsound ->
                    new Seen(
                            unsound.problem().code(),
                            FileThreats.isThreat(unsound.problem().code()) ? 1 : 0);
            };
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
