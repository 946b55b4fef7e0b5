package io.railhead.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page that is made from the code, and therefore must say what the code says. */
final class GeneratedPage {
    static final String MARK = """
            <!-- Made from the code; the build fails when they differ. Do not edit: run the tests of
                 io.railhead.architecture with -Drailhead.regenerate=true. -->
            """;

    private GeneratedPage() {}

    /** Writes the page when that was asked for, then compares it in any case. */
    static void check(Path page, String fresh) throws IOException {
        if (Boolean.getBoolean("railhead.regenerate")) {
            Files.createDirectories(page.toAbsolutePath().getParent());
            Files.writeString(page, fresh, StandardCharsets.UTF_8);
        }
        assertTrue(Files.exists(page), page + " is missing; run with -Drailhead.regenerate=true");
        assertEquals(
                fresh,
                Files.readString(page, StandardCharsets.UTF_8),
                page + " is older than the code; run with -Drailhead.regenerate=true and read the difference");
    }

    /** A value inside a table's cell. */
    static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
