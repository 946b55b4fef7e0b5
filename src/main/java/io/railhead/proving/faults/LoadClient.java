package io.railhead.proving.faults;

import io.railhead.message.Digest;
import io.railhead.proving.HttpConnection;
import io.railhead.proving.Instructions;
import io.railhead.proving.invariants.ClientAnswer;
import io.railhead.proving.invariants.ClientAnswer.Kind;
import java.io.IOException;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Callers as they should be, and some as they should not: a process of its own that asks two gateways for payments at a
 * constant rate. A fifth of its calls repeat an earlier one, a twentieth must be refused. Where no answer comes it asks
 * the other gateway under the same key until one does. Every answer is written to a log before anything else happens.
 */
public final class LoadClient {
    /** Of a hundred calls. */
    private static final int INVALID = 5;

    private static final int REPEATED = 20;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int WAIT_SECONDS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration GIVES_UP = Duration.ofSeconds(90);
    private static final int MOST_OPEN = 3_000;
    private static final int REMEMBERED = 2_000;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    /** Each spoils a good request in one place. */
    private static final List<UnaryOperator<String>> MISTAKES = List.of(
            good -> good.replaceFirst("\"value\":\"", "\"value\":\"-"),
            good -> good.replaceFirst("(\"value\":\"[0-9.]+)", "$11"),
            good -> good.replace("\"GBP\"", "\"GBX\""),
            good -> good.replaceFirst("\"iban\":\"GB..", "\"iban\":\"GB00"),
            good -> good.replaceFirst("\"sortCode\":\"2", "\"sortCode\":\"X"),
            good -> good.substring(0, good.length() - 1),
            good -> "<pain.001/>",
            good -> "");

    private final List<URI> gateways;
    private final String token;
    private final Instructions instructions;
    private final Writer log;
    private final InstantSource clock;
    private int next;
    private final Semaphore open = new Semaphore(MOST_OPEN);
    private final List<ConcurrentLinkedDeque<HttpConnection>> idle;
    private volatile boolean over;

    /**
     * One call before it is made.
     *
     * @param patience seconds that the gateway is asked to wait for the outcome
     * @param dice for what else has to be chosen
     */
    private record Call(Kind kind, int number, int gateway, int patience, int dice) {}

    LoadClient(List<URI> gateways, String token, Instructions instructions, Writer log, InstantSource clock) {
        this.gateways = List.copyOf(gateways);
        this.token = token;
        this.instructions = instructions;
        this.log = log;
        this.clock = clock;
        this.idle = gateways.stream()
                .map(each -> new ConcurrentLinkedDeque<HttpConnection>())
                .toList();
    }

    /** Arguments: calls a second, seed, name of the run, file with the token, file for the log, the gateways' addresses. */
    public static void main(String[] arguments) throws IOException {
        System.Logger console = System.getLogger(LoadClient.class.getName());
        int rate = Integer.parseInt(arguments[0]);
        Random random = new Random(Long.parseLong(arguments[1]));
        LoadClient client = new LoadClient(
                Arrays.stream(arguments).skip(5).map(URI::create).toList(),
                Files.readString(Path.of(arguments[3])).strip(),
                new Instructions(arguments[2]),
                Files.newBufferedWriter(Path.of(arguments[4])),
                InstantSource.system());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(client::finish));
        console.log(Level.INFO, "the client calls {0} times a second", rate);
        client.arrive(rate, random);
    }

    /** Calls at a constant rate until {@link #finish}; a call that is late does not make the next one late. */
    void arrive(int rate, Random random) {
        long from = System.nanoTime();
        for (long i = 0; !over; i++) {
            long planned = from + i * Duration.ofSeconds(1).toNanos() / rate;
            for (long now = System.nanoTime(); now < planned; now = System.nanoTime()) {
                LockSupport.parkNanos(planned - now);
            }
            Call call = next(random);
            if (open.tryAcquire()) {
                Thread.ofVirtual().start(() -> {
                    try {
                        begin(call);
                    } finally {
                        open.release();
                    }
                });
            } else {
                note(Kind.LEFT_OUT, call.number());
            }
        }
    }

    /** What the dice say of the next call; drawn by one thread, so that a seed gives the same calls again. */
    private Call next(Random random) {
        int dice = random.nextInt(100);
        int wait = random.nextBoolean() ? WAIT_SECONDS : 0;
        int gateway = random.nextInt(gateways.size());
        int back = random.nextInt(REMEMBERED);
        if (dice < INVALID) {
            return new Call(Kind.INVALID, next, gateway, 0, back);
        } else if (dice < INVALID + REPEATED && next > 0) {
            return new Call(Kind.REPEAT, next - 1 - back % Math.min(REMEMBERED, next), gateway, wait, back);
        }
        return new Call(Kind.NEW, next++, gateway, wait, back);
    }

    private void begin(Call call) {
        int number = call.number();
        switch (call.kind()) {
            case INVALID ->
                ask(
                        call.gateway(),
                        Kind.INVALID,
                        number,
                        "invalid-" + instructions.key(number) + "-" + call.dice(),
                        MISTAKES.get(call.dice() % MISTAKES.size()).apply(instructions.json(number)),
                        0);
            case REPEAT ->
                ask(
                        call.gateway(),
                        Kind.REPEAT,
                        number,
                        instructions.key(number),
                        instructions.json(number),
                        call.patience());
            case NEW -> insist(number, call.gateway(), call.patience());
            case RETRY, GIVEN_UP, LEFT_OUT -> throw new IllegalArgumentException(call.toString());
        }
    }

    /** Until it was promised, or refused for good. */
    private void insist(int number, int first, int wait) {
        long giveUp = System.nanoTime() + GIVES_UP.toNanos();
        Kind kind = Kind.NEW;
        for (int attempt = 0; System.nanoTime() < giveUp; attempt++) {
            int status = ask(
                    (first + attempt) % gateways.size(),
                    kind,
                    number,
                    instructions.key(number),
                    instructions.json(number),
                    wait);
            if (status == 201 || status == 202 || status == 400 || status == 422) {
                return;
            }
            kind = Kind.RETRY;
            // Slower and slower: callers who insist at once would keep a busy gateway from becoming idle.
            LockSupport.parkNanos(Math.min(FIRST_PAUSE.toNanos() << Math.min(attempt, 10), LONGEST_PAUSE.toNanos()));
        }
        note(Kind.GIVEN_UP, number);
    }

    private void note(Kind kind, int number) {
        var now = clock.instant();
        write(new ClientAnswer(now, now, kind, number, instructions.key(number), 0, "", ""));
    }

    private int ask(int gateway, Kind kind, int number, String key, String body, int wait) {
        var asked = clock.instant();
        int status = 0;
        String payment = "";
        String digest = "";
        ConcurrentLinkedDeque<HttpConnection> kept = idle.get(gateway);
        HttpConnection connection = kept.pollFirst();
        try {
            connection =
                    connection == null ? new HttpConnection(gateways.get(gateway), token, PATIENCE_MILLIS) : connection;
            HttpConnection.Answer answer = connection.pay(body, key, wait);
            kept.addFirst(connection);
            status = answer.status();
            Matcher id = ID.matcher(new String(answer.body(), StandardCharsets.UTF_8));
            payment = (status == 201 || status == 202) && id.find() ? id.group(1) : "";
            digest = Digest.of(answer.body()).toString();
        } catch (IOException | RuntimeException broken) {
            close(connection);
        }
        write(new ClientAnswer(asked, clock.instant(), kind, number, key, status, payment, digest));
        return status;
    }

    private static void close(@org.jspecify.annotations.Nullable HttpConnection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException gone) {
            // It is of no use either way.
        }
    }

    private void write(ClientAnswer answer) {
        synchronized (log) {
            try {
                log.write(answer.line() + "\n");
                log.flush();
            } catch (IOException full) {
                // An answer that nobody can look up proves nothing: the campaign has to notice.
                System.getLogger(LoadClient.class.getName())
                        .log(Level.ERROR, "the client's log cannot be written", full);
                Runtime.getRuntime().halt(1);
            }
        }
    }

    /** Begins no more and waits for the answers to what was begun. */
    void finish() {
        over = true;
        try {
            if (!open.tryAcquire(MOST_OPEN, GIVES_UP.toSeconds() / 2, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
