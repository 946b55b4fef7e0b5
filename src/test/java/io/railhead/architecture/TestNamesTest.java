package io.railhead.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build finds tests by the names of their files; one that it does not find passes for ever. */
class TestNamesTest {
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern A_TEST = Pattern.compile(
            "^ +@(Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Example)\\b",
            Pattern.MULTILINE);
    /** Runs as part of those that extend it. */
    private static final Pattern FOR_HEIRS = Pattern.compile("^(public )?abstract class ", Pattern.MULTILINE);

    @Test
    void everyFileWithTestsHasANameThatTheBuildLooksFor() throws IOException {
        List<Path> withTests = withTests();
        assertTrue(withTests.size() > 150, "there are more files with tests than " + withTests.size());
        assertEquals(
                List.of(),
                withTests.stream()
                        .filter(file -> !file.toString().matches(".*(Test|IT)\\.java"))
                        .toList());
    }

    private static List<Path> withTests() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> hasTests(text(file)))
                    .toList();
        }
    }

    private static boolean hasTests(String text) {
        return A_TEST.matcher(text).find() && !FOR_HEIRS.matcher(text).find();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
