package io.railhead.proving;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.railhead.app.embedded.Trees;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Two gateways under load: a caller waits at the one while the other does the work; a file is dropped where both look;
 * one is stopped for a while (SIGSTOP) and goes on, and then is killed. Afterwards nothing may be lost or doubled. See
 * {@code docs/operating/two-gateways.md}.
 */
public final class TwoGateways {
    private static final int VICTIM = 1;
    private static final int FILE_PAYMENTS = 100;
    private static final int WAITING = 3;
    private static final Duration BETWEEN = Duration.ofSeconds(8);
    private static final Duration SETTLING = Duration.ofMillis(300);
    private static final int ATTEMPTS = 40;

    private final int rate;
    private final Duration stopped;
    private final InstantSource clock;
    private final PrintStream progress;

    private TwoGateways(int rate, Duration stopped, InstantSource clock, PrintStream progress) {
        this.rate = rate;
        this.stopped = stopped;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * What came of it.
     *
     * @param answered payments whose caller got an answer, of {@code asked}
     * @param toldByTheOther callers who waited at a gateway whose link was down and were told the outcome
     * @param files how often the dropped file was taken
     * @param takeOvers milliseconds from the stop and the kill to the other gateway's taking over, where it had to
     * @param longestWait milliseconds that a caller waited whose payment was under way at the kill
     */
    record Outcome(
            int asked,
            int answered,
            int toldByTheOther,
            int files,
            List<Long> takeOvers,
            long longestWait,
            BothBooks books) {
        boolean sound() {
            return answered == asked
                    && toldByTheOther == WAITING
                    && files == 1
                    && books.lost() == 0
                    && books.doubled() == 0
                    && books.sumsEqual();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "asked / answered           %d / %d%n"
                            + "told by the other gateway  %d of %d%n"
                            + "file taken                 %d time(s)%n"
                            + "settled, both ledgers      %d / %d%n"
                            + "lost / doubled             %d / %d%n"
                            + "sums of both ledgers       %s%n"
                            + "take-over after, ms        %s%n"
                            + "longest wait over the kill %d ms%n",
                    asked,
                    answered,
                    toldByTheOther,
                    WAITING,
                    files,
                    books.gateway().settled().size(),
                    books.scheme().settled().size(),
                    books.lost(),
                    books.doubled(),
                    books.sumsEqual() ? "equal" : "DIFFERENT",
                    takeOvers,
                    longestWait);
        }
    }

    /** Options: {@code --rate R} a second over both (30), {@code --stop S} seconds (60). Exit status 0 when all held. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int rate = 30;
        int stop = 60;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--rate" -> rate = Integer.parseInt(arguments[i + 1]);
                case "--stop" -> stop = Integer.parseInt(arguments[i + 1]);
                default -> throw new IllegalArgumentException("there are --rate and --stop, not " + arguments[i]);
            }
        }
        Path home = Path.of(System.getProperty("railhead.home", "")).toAbsolutePath();
        Outcome outcome =
                run(new Programs(home, home.resolve("target/quarkus-app"), ""), rate, Duration.ofSeconds(stop), err);
        out.print(outcome);
        System.exit(outcome.sound() ? 0 : 1);
    }

    /** Starts everything below {@code target/two-gateways}, lets it happen, and stops everything. */
    static Outcome run(Programs programs, int rate, Duration stopped, PrintStream progress)
            throws IOException, InterruptedException, SQLException {
        Path folder = programs.home().resolve("target/two-gateways");
        Trees.delete(folder);
        Files.createDirectories(folder);
        Path data = folder.resolve("data");
        progress.println("Starting two gateways on " + data + " ...");
        try (Pair pair = Pair.start(programs, data);
                OutboxBooks outbox = OutboxBooks.open(data)) {
            Thread ending = Thread.ofPlatform().unstarted(pair::close);
            Runtime.getRuntime().addShutdownHook(ending);
            Outcome outcome = new TwoGateways(rate, stopped, InstantSource.system(), progress).happen(pair, outbox);
            Runtime.getRuntime().removeShutdownHook(ending);
            return outcome;
        }
    }

    private Outcome happen(Pair pair, OutboxBooks outbox) throws IOException, InterruptedException, SQLException {
        Instant began = clock.instant();
        String run = Long.toString(began.toEpochMilli(), 36);
        say("Callers wait at " + Pair.NODES.get(VICTIM) + " while its link is down");
        Set<String> told = waitAtTheOther(pair, new Instructions(run + "W"));

        Instructions load = new Instructions(run);
        FailoverClient client = new FailoverClient(pair.gateways(), pair.token(), load);
        Thread arrivals = client.arrive(rate);
        pause(BETWEEN);
        say("A file of " + FILE_PAYMENTS + " payments is dropped where both look");
        Instructions items = new Instructions(run + "F");
        new CreditTransferFile(items, FILE_PAYMENTS, clock.instant()).dropInto(pair.inbox(), clock);
        pause(BETWEEN);
        Instant stop = stopInTheMiddle(pair, outbox);
        say("SIGSTOP to " + Pair.NODES.get(VICTIM) + " for " + stopped.toSeconds() + " s, "
                + outbox.count(Pair.NODES.get(VICTIM)) + " still to send");
        pause(stopped);
        say("SIGCONT");
        pair.signal(VICTIM, "CONT");
        pause(BETWEEN.multipliedBy(2));
        Instant kill = stopInTheMiddle(pair, outbox);
        say("kill -9, " + outbox.count(Pair.NODES.get(VICTIM)) + " still to send");
        long killed = System.nanoTime();
        pair.signal(VICTIM, "KILL");
        pause(BETWEEN.multipliedBy(2));
        client.finish(arrivals);

        say("Comparing the books");
        List<Sample> samples = List.copyOf(client.samples());
        Set<String> answered = Samples.accepted(samples, load);
        Set<String> accepted = new HashSet<>(answered);
        accepted.addAll(told);
        accepted.addAll(items.endToEndIds(FILE_PAYMENTS));
        BothBooks books = BothBooks.settled(
                new BothBooks.Where(pair.base(0), pair.token(), pair.ledger(Measurement.LINK)),
                began,
                SchemeBooks.NONE,
                accepted);
        long longest = samples.stream()
                .filter(sample -> sample.planned() < killed && sample.done() > killed)
                .mapToLong(sample -> (sample.done() - sample.planned()) / 1_000_000)
                .max()
                .orElse(0);
        List<Long> takeOvers =
                TakeOvers.after(List.of(stop, kill), Files.readAllLines(pair.log(Pair.NODES.getFirst())));
        return new Outcome(samples.size(), answered.size(), told.size(), files(pair), takeOvers, longest, books);
    }

    /**
     * Stops the victim with something claimed and not confirmed, if that can be hit upon: only then there is something
     * to take over. Otherwise it lets it go on and tries again.
     *
     * @return when it was stopped for good
     */
    private Instant stopInTheMiddle(Pair pair, OutboxBooks outbox)
            throws IOException, InterruptedException, SQLException {
        for (int attempt = 1; ; attempt++) {
            Instant at = clock.instant();
            pair.signal(VICTIM, "STOP");
            // What it had put when it stopped may still be confirmed and answered at the other one.
            pause(SETTLING);
            if (outbox.count(Pair.NODES.get(VICTIM)) > 0 || attempt == ATTEMPTS) {
                return at;
            }
            pair.signal(VICTIM, "CONT");
            pause(SETTLING);
        }
    }

    /** What is asked for here waits in the queue until the other gateway claims it, sends it and has its answer. */
    private static Set<String> waitAtTheOther(Pair pair, Instructions instructions) throws IOException {
        Set<String> told = new HashSet<>();
        try (HttpConnection operator = new HttpConnection(pair.base(VICTIM), pair.operatorToken());
                HttpConnection caller = new HttpConnection(pair.base(VICTIM), pair.token())) {
            operator.post("/v1/links/" + Measurement.LINK + "/stop", "", "stop-" + instructions.run(), 0);
            for (int i = 0; i < WAITING; i++) {
                HttpConnection.Answer answer = caller.pay(instructions.json(i), instructions.key(i), 30);
                if (Sample.Fate.of(answer.status(), new String(answer.body(), StandardCharsets.UTF_8))
                        == Sample.Fate.SETTLED) {
                    told.add(instructions.endToEndId(i));
                }
            }
            operator.post("/v1/links/" + Measurement.LINK + "/start", "", "start-" + instructions.run(), 0);
        }
        return told;
    }

    private static int files(Pair pair) throws IOException {
        try (HttpConnection connection = new HttpConnection(pair.base(0), pair.token())) {
            return new ObjectMapper()
                    .readTree(connection.get("/v1/files").body())
                    .path("files")
                    .size();
        }
    }

    private void say(String line) {
        progress.println(clock.instant() + "  " + line);
    }

    private static void pause(Duration length) throws InterruptedException {
        Thread.sleep(length);
    }
}
