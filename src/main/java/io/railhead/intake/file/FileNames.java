package io.railhead.intake.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Which names of files are taken. They come from outside and become parts of ours. */
final class FileNames {
    /** Room for what we add before and behind; file systems take 255 bytes. */
    private static final int MOST_BYTES = 200;

    private static final char REPLACEMENT = '\uFFFD';

    private FileNames() {}

    /** Whether a file of this name is somebody's unfinished or hidden work, to be left alone. */
    static boolean isUnfinished(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(".") || lower.endsWith(".tmp") || lower.endsWith(".part");
    }

    /** Whether the name can be written and read the same by everybody who meets it. */
    static boolean isUsable(String name) {
        if (name.isBlank() || name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return false;
        }
        return name.codePoints().noneMatch(FileNames::isTreacherous);
    }

    /** Line breaks, marks that turn the direction of writing, halves of characters, and what could not be decoded. */
    private static boolean isTreacherous(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> character == REPLACEMENT || character == '/' || character == '\\';
        };
    }
}
