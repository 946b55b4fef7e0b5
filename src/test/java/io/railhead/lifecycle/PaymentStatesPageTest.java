package io.railhead.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference page and the machine say the same. */
class PaymentStatesPageTest {
    private static final Path PAGE = Path.of("docs/reference/payment-states.md");

    /** Written by the conversation runner: one {@code state event} a line. */
    private static final Path ENTERED = Path.of("src/test/conversations/entered-cells.txt");

    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        String fresh = new PaymentStatesPage(entered()).write();
        if (Boolean.getBoolean("railhead.regenerate")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, fresh, StandardCharsets.UTF_8);
        }
        assertTrue(Files.exists(PAGE), PAGE + " is missing; run with -Drailhead.regenerate=true");
        assertEquals(
                fresh,
                Files.readString(PAGE, StandardCharsets.UTF_8),
                PAGE + " is older than the code; run with -Drailhead.regenerate=true and read the difference");
    }

    @Test
    void enteredCellsExist() throws IOException {
        assertEquals(Set.of(), new PaymentStatesPage(entered()).unknown(), ENTERED + " names cells that there are not");
    }

    @Test
    void anEnteredCellLosesItsMark() {
        String unmarked = new PaymentStatesPage(Set.of("received cleared")).write();
        assertTrue(unmarked.contains("| `cleared` | → queued | "), unmarked);
        String marked = new PaymentStatesPage(Set.of()).write();
        assertTrue(marked.contains("| `cleared` | → queued ∅ | "), marked);
    }

    @Test
    void aCellThatDoesNotExistIsNamed() {
        assertEquals(
                Set.of("received nonsense"),
                new PaymentStatesPage(Set.of("received nonsense", "received cleared")).unknown());
    }

    private static Set<String> entered() throws IOException {
        if (!Files.exists(ENTERED)) {
            return Set.of();
        }
        return Files.readAllLines(ENTERED, StandardCharsets.UTF_8).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
