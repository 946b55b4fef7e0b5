package io.railhead.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.intake.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The problems of the API, and their page. */
class ProblemsPageTest {
    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        GeneratedPage.check(Path.of("docs/reference/problems.md"), page());
    }

    @Test
    void everyProblemHasACodeOfItsOwnAndAnAdvice() {
        List<String> codes = Arrays.stream(Problem.values()).map(Problem::code).toList();
        assertEquals(codes.size(), codes.stream().distinct().count(), codes::toString);
        for (Problem problem : Problem.values()) {
            assertTrue(problem.code().matches("[a-z]+(-[a-z]+)*"), problem.code());
            assertTrue(problem.sentence().endsWith("."), problem.code());
        }
    }

    /** Whoever is told to try again must be told by a status that programs take for it. */
    @Test
    void onlyWhatMayPassIsRetryable() {
        for (Problem problem : Problem.values()) {
            assertEquals(
                    problem.status() == 408 || problem.status() == 429 || problem.status() >= 500,
                    problem.retryable(),
                    problem.code());
        }
    }

    private static String page() {
        String rows = Arrays.stream(Problem.values())
                .map(problem -> "| `%s` | %d | %s | %s |"
                        .formatted(
                                problem.code(),
                                problem.status(),
                                problem.retryable() ? "yes" : "no",
                                GeneratedPage.cell(problem.sentence())))
                .collect(Collectors.joining("\n"));
        return """
                # Problems

                %s
                Whatever goes wrong with a request is answered as `application/problem+json` (RFC 9457). `code` is for
                programs: it is stable and is never used again for something else. `retryable` says whether the same
                request, under the same key, may succeed later. `instance` names this one answer; tell it to operations.
                Each entry of `errors` has its own `code`, a sentence in `detail`, the place in your JSON (`pointer`)
                and, where there is one, the place in the ISO message (`isoPath`).

                | code | status | retryable | what it means and what to do |
                |---|---|---|---|
                %s
                """.formatted(GeneratedPage.MARK, rows);
    }
}
