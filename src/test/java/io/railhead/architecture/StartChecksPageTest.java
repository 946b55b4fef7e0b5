package io.railhead.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.railhead.app.checks.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every code that a refused start or a doctor may print is explained. */
class StartChecksPageTest {
    @Test
    void codesAreStableWords() {
        for (Fault fault : Fault.values()) {
            assertEquals(fault.code(), fault.code().replaceAll("[^A-Z-]", ""), fault.name());
        }
    }

    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        String rows = Arrays.stream(Fault.values())
                .map(fault -> "| `%s` | %s |".formatted(fault.code(), GeneratedPage.cell(fault.meaning())))
                .collect(Collectors.joining("\n"));
        GeneratedPage.check(Path.of("docs/reference/start-checks.md"), """
                # What a start and the doctor look for

                %s
                `./railhead start` refuses with one line for each thing that is wrong: code, setting or file, what was found, what
                to do. [`./railhead doctor`](../operating/doctor.md) prints the same and more. A code never changes its meaning.

                | code | what is wrong |
                |---|---|
                %s
                """.formatted(GeneratedPage.MARK, rows));
    }
}
