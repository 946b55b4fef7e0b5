package io.railhead.proving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.proving.BenchOptions.Load;
import io.railhead.proving.BenchOptions.WrongUse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTest {
    @Test
    void withoutAnyOptionTheHighestRateIsSoughtInADataDirectoryThatGoesAgain() throws Exception {
        BenchOptions options = parse("");

        assertEquals(new Load.Highest(), options.load());
        assertNull(options.data());
        assertEquals(0, options.port());
        assertTrue(options.limits());
        assertFalse(options.json() || options.threads() || options.curve());
        assertEquals(0, options.history());
        assertEquals(1, options.nodes());
        assertEquals(50, options.warmUpClients());
        assertNull(options.plot());
        assertNull(options.profile());
    }

    @Test
    void everyOptionIsHeard() throws Exception {
        BenchOptions options =
                parse("--rate 120 --seconds 60 --warm-up 5 --warm-up-clients 400 --data d --program p --port 8099"
                        + " --no-limits --threads --json");

        assertEquals(new Load.Open(120), options.load());
        assertEquals(Duration.ofSeconds(60), options.length());
        assertEquals(Duration.ofSeconds(5), options.warmUp());
        assertEquals(400, options.warmUpClients());
        assertEquals(Path.of("d").toAbsolutePath(), options.data());
        assertEquals(Path.of("p").toAbsolutePath(), options.program());
        assertEquals(8099, options.port());
        assertFalse(options.limits());
        assertTrue(options.json() && options.threads());
    }

    @Test
    void historyCurvePlotAndNodesAreHeard() throws Exception {
        BenchOptions options = parse("--history 10000000 --curve --plot f.svg --nodes 2 --profile p.txt");

        assertEquals(2, options.nodes());
        assertEquals(10_000_000, options.history());
        assertTrue(options.curve());
        assertEquals(Path.of("f.svg").toAbsolutePath(), options.plot());
        assertEquals(Path.of("p.txt").toAbsolutePath(), options.profile());
        assertEquals(new Load.Highest(), options.load());
    }

    @Test
    void theLoadIsOneOfThree() throws Exception {
        assertEquals(new Load.Closed(7), parse("--clients 7").load());
        assertEquals(new Load.ByFile(5000), parse("--file 5000").load());
        assertThrows(WrongUse.class, () -> parse("--file 10 --rate 10"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rate",
                "--rate 0",
                "--rate -3",
                "--rate x",
                "--rate 1.5",
                "--port 70000",
                "--fast",
                "7",
                "--history",
                "--history 0",
                "--history -1",
                "--history many",
                "--history 1e6",
                "--history 3000000000",
                "--nodes 0",
                "--nodes 5",
                "--plot",
                "--plot no/such/folder/f.svg",
                "--plot .",
                "--profile",
                "--profile no/such/folder/p.txt",
                "--curve --rate 5",
                "--clients 5 --curve"
            })
    void anythingElseIsWrongUse(String line) {
        assertThrows(WrongUse.class, () -> parse(line));
    }

    @ParameterizedTest
    @CsvSource({"--rate x,2", "--history 0,2", "--history x,2", "--curve --rate 5,2", "--help,0"})
    void wrongUseAndHelpStartNothing(String argument, int status) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exit = Bench.run(argument.split(" ", -1), stream(out), stream(err));

        assertEquals(status, exit);
        String shown = (status == 0 ? out : err).toString(StandardCharsets.UTF_8);
        assertTrue(shown.contains("Usage: railhead bench") && shown.contains("Example:"), shown);
        assertEquals(0, (status == 0 ? err : out).size());
    }

    private static PrintStream stream(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }

    private static BenchOptions parse(String line) throws WrongUse {
        return BenchOptions.parse(line.isEmpty() ? new String[0] : line.split(" ", -1));
    }
}
