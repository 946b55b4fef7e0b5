package io.railhead.proving.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verb: what it prints, and what it leaves with. */
class SimulateTest {
    private record Ran(int status, String out, String err) {}

    private static Ran run(String arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Simulate.run(
                arguments.isEmpty() ? new String[0] : arguments.split(" "),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --seed abc             | --seed takes a whole number, and 'abc' is none
            --seed 1.5             | --seed takes a whole number, and '1.5' is none
            --seed                 | --seed needs a value
            --from x               | --from takes a whole number, and 'x' is none
            --seeds 0              | --seeds takes a number from 1 to 100000000
            --payments -3          | --payments takes a number from 1 to 10000
            --seed 1 --keep q4     | --keep takes parts like f2,p17, and 'q4' is none
            --keep p4              | --keep and --story go with --seed alone
            --seed 1 --keep p500   | seed 1 with 200 payments has no p500
            --seed 1 --keep p1,f99 | seed 1 with 200 payments has no f99
            --seed 1 --payments 5 --keep p6             | seed 1 with 5 payments has no p6
            --seed 9223372036854775807                  | seeds go up to 9223372036854775806
            --seed 9223372036854775807 --story          | seeds go up to 9223372036854775806
            --from 9223372036854775000 --seeds 1000     | seeds go up to 9223372036854775806
            --plant a-tree         | --plant: there is no 'a-tree'
            --frobnicate           | there is no option --frobnicate
            """)
    void whatIsNoUseIsSaidInASentence(String arguments, String sentence) {
        Ran ran = run(arguments);
        assertEquals(2, ran.status());
        assertEquals("", ran.out());
        assertTrue(
                ran.err().startsWith(sentence + System.lineSeparator())
                        || ran.err().startsWith(sentence + "\n"),
                ran::err);
        assertTrue(ran.err().contains("Usage: railhead simulate"));
    }

    @Test
    void seedsThatViolateNothingEndWellAndAreCounted() {
        Ran ran = run("--seeds 3 --payments 20 --threads 1");
        assertEquals(0, ran.status(), ran::out);
        assertTrue(ran.out().startsWith("3 seeds of 20 payments in "), ran::out);
        assertTrue(ran.out().contains("nothing was violated"), ran::out);
        assertTrue(ran.out().contains("60  payments taken in"), ran::out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seed 9223372036854775806", "--from 9223372036854775804 --seeds 3 --threads 8"})
    void theLastSeedsThereAreArePlayed(String last) {
        Ran ran = run(last + " --payments 5");
        assertEquals(0, ran.status(), ran::err);
        assertTrue(ran.out().matches("(?s)[13] seeds of 5 payments in .*"), ran::out);
    }

    @Test
    void aViolationIsShownShrunkWithTheCommandThatPlaysItAgain() {
        Ran found = run("--seeds 100 --payments 50 --threads 1 --plant forget-the-key");
        assertEquals(1, found.status());
        assertTrue(found.out().contains("is taken in twice under one key"), found::out);
        String again = found.out()
                .substring(found.out().indexOf("Again: ./railhead simulate ") + 27)
                .strip();
        Ran replayed = run(again);
        assertEquals(1, replayed.status(), replayed::out);
        assertTrue(replayed.out().contains("is taken in twice under one key"), replayed::out);
        assertTrue(
                replayed.out().contains("reaches the scheme") || replayed.out().contains("committed: "));
        assertFalse(run(again.replaceFirst("--plant \\S+", "")).out().contains("violation"));
    }

    @Test
    void whatNeedsNoPartAtAllIsPlayedAgainByOne() {
        Ran found = run("--seeds 1 --payments 5 --plant book-what-nobody-sent");
        assertTrue(found.out().contains("uk-fps has booked 1, and here it is 0"), found::out);
        assertTrue(found.out().matches("(?s).*Again: ./railhead simulate --seed 1 --keep [fp][0-9]+ .*"), found::out);
    }

    @Test
    void aDefectThatPassesWhenItIsTriedAgainIsShownWithTheCommandThatPlaysItAgain() {
        Ran found = run("--seeds 20 --payments 50 --threads 1 --plant stumble-once");
        assertEquals(1, found.status());
        assertTrue(found.out().contains(": DEFECT at "), found::out);
        String again = found.out()
                .substring(found.out().indexOf("Again: ./railhead simulate ") + 27)
                .strip();
        Ran replayed = run(again);
        assertEquals(1, replayed.status(), replayed::out);
        assertTrue(replayed.out().contains("IllegalStateException: planted"), replayed::out);
        assertTrue(replayed.out().contains("\tat io.railhead.engine."), "the story has the trace");
    }

    @Test
    void asJsonItIsOneDocument() throws Exception {
        JsonNode good = new ObjectMapper()
                .readTree(run("--seeds 2 --payments 10 --json").out());
        assertEquals(2, good.get("seeds").asInt());
        assertEquals(0, good.get("violations").size());
        assertTrue(good.get("seen").get("payments").asInt() > 0);
        Ran bad = run("--seeds 100 --payments 50 --json --plant acknowledge-before-commit");
        JsonNode violation =
                new ObjectMapper().readTree(bad.out()).get("violations").get(0);
        assertEquals("I8", violation.get("invariant").asText());
        assertTrue(violation.get("schedule").size() > 1);
        assertTrue(violation.get("again").asText().startsWith("./railhead simulate --seed "));
    }

    @Test
    void helpHasAnExample() {
        Ran ran = run("--help");
        assertEquals(0, ran.status());
        assertTrue(ran.out().contains("Example: railhead simulate "));
        assertTrue(ran.out().contains("drop-the-epoch-check"));
    }
}
