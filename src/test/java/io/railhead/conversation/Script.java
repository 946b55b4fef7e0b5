package io.railhead.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One conversation as it is written.
 *
 * @param scheme the folder it lies in
 * @param title its first comment
 */
record Script(String scheme, String name, String title, List<Statement> statements) {
    /** Where the conversations are, from the project's folder. */
    static final Path FOLDER = Path.of("src/test/conversations");

    Script {
        statements = List.copyOf(statements);
    }

    /**
     * @param line where it begins, from 1
     * @param text as written, its lines joined
     */
    record Statement(int line, String text, Step step) {}

    /** Every conversation there is, by scheme and name. */
    static List<Script> all() {
        try (Stream<Path> files = Files.walk(FOLDER, 2)) {
            return files.filter(file -> FOLDER.relativize(file).getNameCount() == 2
                            && file.toString().endsWith(".txt"))
                    .sorted()
                    .map(Script::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The conversation of this scheme and name, written {@code uk-fps/silence}. */
    static Script of(String schemeAndName) {
        return read(FOLDER.resolve(schemeAndName + ".txt"));
    }

    /** Where a conversation is written. */
    static Path file(Script script) {
        return FOLDER.resolve(script + ".txt");
    }

    static Script read(Path file) {
        try {
            Path folder = file.toAbsolutePath().getName(file.toAbsolutePath().getNameCount() - 2);
            String name = file.getFileName().toString().replaceFirst("\\.txt$", "");
            return parse(folder.toString(), name, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws ScriptError with the line, when the text is not understood */
    static Script parse(String scheme, String name, String text) {
        String title = "";
        List<Statement> statements = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int began = 0;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.strip().startsWith("#")) {
                title = title.isEmpty() ? line.strip().substring(1).strip() : title;
            } else if (!line.isBlank() && Character.isWhitespace(line.charAt(0)) && !open.isEmpty()) {
                open.append(' ').append(line.strip());
            } else {
                close(scheme + "/" + name, began, open, statements);
                open.append(line.strip());
                began = number;
            }
        }
        close(scheme + "/" + name, began, open, statements);
        if (title.isEmpty()) {
            throw new ScriptError(scheme + "/" + name + ": begin with a comment that says what this shows");
        }
        return new Script(scheme, name, title, statements);
    }

    private static void close(String where, int line, StringBuilder open, List<Statement> statements) {
        if (open.isEmpty()) {
            return;
        }
        String text = open.toString();
        open.setLength(0);
        try {
            statements.add(new Statement(line, text, StepParser.parse(new Words(text))));
        } catch (ScriptError error) {
            throw new ScriptError(where + ", line " + line + ": " + error.getMessage() + "\n    " + text);
        }
    }

    /** Whether it kills or stops the program, so that what happens inside it depends on the moment. */
    boolean interrupts() {
        return statements.stream()
                .anyMatch(each -> each.step() instanceof Step.Crash || each.step() instanceof Step.Stop);
    }

    @Override
    public String toString() {
        return scheme + "/" + name;
    }
}
