package io.railhead.proving.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.app.embedded.Trees;
import io.railhead.fault.Armed;
import io.railhead.fault.FaultPoint;
import io.railhead.message.Digest;
import io.railhead.proving.HttpConnection;
import io.railhead.proving.Instructions;
import io.railhead.proving.Programs;
import io.railhead.proving.invariants.Books;
import io.railhead.proving.invariants.Chains;
import io.railhead.proving.invariants.ClientAnswer;
import io.railhead.proving.invariants.Evidence;
import io.railhead.proving.invariants.Invariant;
import io.railhead.proving.invariants.Logs;
import io.railhead.proving.invariants.Tables;
import io.railhead.proving.invariants.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One gateway on a stage, made to die at a point, started again, asked again; and what became of the payments. */
final class CrashSite implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Each row starts two gateways and asks for a payment or two: what starts fast is fast. */
    private static final String FAST_TO_START = "-Xmx512m -Drailhead.warm-up=0s -XX:TieredStopAtLevel=1";

    private static final int ANSWER_MILLIS = 20_000;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    final Stage stage;
    final InstantSource clock = InstantSource.system();
    final Instructions instructions = new Instructions("CRASH");
    private final LoadDemand demand = new LoadDemand(instructions);
    /** Of payments by which the scheme misbehaves; the books do not expect those to settle. */
    private final Instructions played = new Instructions("CRASHP");

    private final Set<Integer> numbersPlayed = new HashSet<>();
    final String token;
    private final Books books;
    private final Logs logs;
    private final List<ClientAnswer> told = new ArrayList<>();
    private int next;

    private CrashSite(Stage stage) throws IOException {
        this.stage = stage;
        this.token = stage.secrets().token("demo", "client");
        this.books = new Books(stage.ledger());
        this.logs = new Logs(List.of(stage.logs()));
    }

    static CrashSite start() throws Exception {
        Path home = Path.of("").toAbsolutePath();
        Path program = Path.of(System.getProperty("railhead.program", "target/quarkus-app/quarkus-run.jar"))
                .toAbsolutePath()
                .resolveSibling("")
                .normalize();
        Path folder = home.resolve("target/crash-points");
        Trees.delete(folder);
        Stage stage = Stage.start(new Programs(home, program, FAST_TO_START), folder, List.of(Node.A));
        return new CrashSite(stage);
    }

    /** A gateway that will die at a point, or fail there. */
    void arm(FaultPoint point, int passing) throws Exception {
        stage.gateway(Node.A).kill();
        stage.startGateway(Node.A, point.name() + "@" + passing);
    }

    /** It has died there and not otherwise; now it is started as usual. */
    void diedAndStartAgain() throws Exception {
        assertEquals(Armed.HALTED, stage.gateway(Node.A).exitWithin(PATIENCE), "it did not die at the point");
        stage.startGateway(Node.A, null);
    }

    /** Waits until the point that was armed has made a call fail. */
    void struck(FaultPoint point) throws Exception {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!stage.gateway(Node.A).hasSaid(point + FaultPoint.STRIKES)) {
            assertTrue(System.nanoTime() < giveUp, point + " never struck");
            Thread.sleep(200);
        }
        assertTrue(stage.gateway(Node.A).isAlive());
    }

    /** Asks for a new payment; the gateway may die over it. Returns its number. */
    int ask(String reference) {
        int number = next++;
        ask(number, reference);
        return number;
    }

    /** The number of a payment that nobody has asked for. */
    int nextNumber() {
        return next++;
    }

    int ask() {
        return ask("");
    }

    /** @return the status, 0 for no answer */
    int ask(int number, String reference) {
        var asked = clock.instant();
        if (!reference.isEmpty()) {
            numbersPlayed.add(number);
        }
        String body = reference.isEmpty() ? instructions.json(number) : played.json(number, reference);
        try (HttpConnection connection = new HttpConnection(stage.direct(Node.A), token, ANSWER_MILLIS)) {
            HttpConnection.Answer answer = connection.pay(body, of(number).key(number), 0);
            Matcher id = ID.matcher(new String(answer.body(), StandardCharsets.UTF_8));
            // What asks the scheme for a behaviour cannot be asked for again by its number alone.
            if (answer.status() == 202 && reference.isEmpty()) {
                assertTrue(id.find());
                told.add(new ClientAnswer(
                        asked,
                        clock.instant(),
                        ClientAnswer.Kind.NEW,
                        number,
                        instructions.key(number),
                        202,
                        id.group(1),
                        Digest.of(answer.body()).toString()));
            }
            return answer.status();
        } catch (IOException died) {
            return 0;
        }
    }

    /** As a caller does who got no answer. */
    void askAgain(int number) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (ask(number, "") != 202) {
            assertTrue(System.nanoTime() < giveUp, "no promise in time");
            Thread.sleep(200);
        }
    }

    private Instructions of(int number) {
        return numbersPlayed.contains(number) ? played : instructions;
    }

    String state(int number) throws Exception {
        String id = of(number).endToEndId(number);
        try (Connection connection = stage.database().connect()) {
            return new Tables(connection).states(List.of(id)).getOrDefault(id, "missing");
        }
    }

    void becomes(String state, int number) throws Exception {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!state(number).equals(state) && System.nanoTime() < giveUp) {
            Thread.sleep(200);
        }
        assertEquals(state, state(number));
    }

    void link(String action) throws Exception {
        try (HttpConnection operator =
                new HttpConnection(stage.direct(Node.A), stage.secrets().token("ops", "operator"), ANSWER_MILLIS)) {
            operator.post("/v1/links/" + Stage.LINK + "/" + action, "", action + next, 0);
        }
    }

    int count() throws Exception {
        try (Connection connection = stage.database().connect()) {
            return new Tables(connection).count();
        }
    }

    /** Everything, from the first payment of the first test on; and nothing is booked twice. */
    void allInvariantsHold() throws Exception {
        try (Connection connection = stage.database().connect()) {
            Tables tables = new Tables(connection);
            Window window = Window.all(clock.instant());
            long giveUp = System.nanoTime() + PATIENCE.toNanos();
            while (tables.underWay(window, demand) > 0 && System.nanoTime() < giveUp) {
                Thread.sleep(200);
            }
            var payments = tables.payments(window);
            books.refresh();
            Evidence evidence = new Evidence(
                    window,
                    payments,
                    demand,
                    told,
                    books,
                    tables,
                    new Chains(),
                    new Knock(stage, token, instructions),
                    logs,
                    stage.secrets().all());
            assertEquals(List.of(), Invariant.checkAll(evidence));
            assertEquals(List.of(), tables.twice());
            assertEquals(0, books.doubled());
        }
    }

    @Override
    public void close() {
        stage.close();
    }
}
