package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.conversation.RouteSteps.StepOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteStepsTest {
    private static final String ROUTE = """
            - route:
                id: leg
                from:
                  id: source
                  uri: direct:leg
                  steps:
                    - bean:
                        id: first
                        ref: one
                    - choice:
                        id: which
                        when:
                          - simple: "${header.kind} == 'a'"
                            id: when-a
                            steps:
                              - to:
                                  id: inner
                                  uri: direct:a
                    - bean:
                        id: last
                        ref: two
            """;

    @TempDir
    Path folder;

    @Test
    void stepsAreFoundAtEveryDepth() throws IOException {
        Files.writeString(folder.resolve("10-leg.camel.yaml"), ROUTE);
        Files.writeString(folder.resolve("index.txt"), "10-leg.camel.yaml");
        assertEquals(
                List.of("first", "which", "last", "inner"),
                RouteSteps.all(folder, "10-.*yaml").stream().map(StepOf::id).toList());
    }

    @Test
    void oneStepIsTakenOutAndNothingElse() throws IOException {
        Files.writeString(folder.resolve("10-leg.camel.yaml"), ROUTE);
        Path into = folder.resolve("changed");
        RouteSteps.without(folder, new StepOf("10-leg.camel.yaml", "inner"), into);
        String changed = Files.readString(into.resolve("10-leg.camel.yaml"));
        assertFalse(changed.contains("inner"), changed);
        assertTrue(changed.contains("when-a") && changed.contains("first") && changed.contains("last"), changed);
        assertEquals(
                List.of("first", "which", "last", "nothing"),
                RouteSteps.all(into, ".*yaml").stream().map(StepOf::id).toList());
    }

    @Test
    void aStepThatIsNotThereIsToldApart() throws IOException {
        Files.writeString(folder.resolve("10-leg.camel.yaml"), ROUTE);
        assertThrows(
                IllegalArgumentException.class,
                () -> RouteSteps.without(folder, new StepOf("10-leg.camel.yaml", "leg"), folder.resolve("x")));
    }
}
