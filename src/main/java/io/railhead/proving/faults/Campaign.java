package io.railhead.proving.faults;

import io.railhead.proving.Child;
import io.railhead.proving.Instructions;
import io.railhead.proving.invariants.Books;
import io.railhead.proving.invariants.ClientAnswer;
import io.railhead.proving.invariants.Violation;
import io.railhead.proving.invariants.Window;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lets the faults of a schedule happen one after another under load, and judges after each and at the end. */
final class Campaign {
    private static final Duration CALM = Duration.ofSeconds(5);
    private static final Duration TO_START = Duration.ofSeconds(30);

    private final Stage stage;
    private final Schedule schedule;
    private final int rate;
    private final InstantSource clock;
    private final PrintStream progress;
    private final List<Outcome.Step> steps = new ArrayList<>();
    private final Set<Violation> violations = new LinkedHashSet<>();

    Campaign(Stage stage, Schedule schedule, int rate, InstantSource clock, PrintStream progress) {
        this.stage = stage;
        this.schedule = schedule;
        this.rate = rate;
        this.clock = clock;
        this.progress = progress;
    }

    Outcome run() throws IOException, SQLException, InterruptedException {
        String run = Long.toString(clock.instant().toEpochMilli(), 36).toUpperCase(java.util.Locale.ROOT);
        Path token = Files.createFile(
                stage.logs().resolveSibling("token"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(token, stage.secrets().token("demo", "client"));
        Path log = stage.logs().resolveSibling("client.log");
        Instructions load = new Instructions(run);
        Books books = new Books(stage.ledger());
        Judgement judgement =
                new Judgement(stage, books, new ClientLog(log), new Knock(stage, Files.readString(token), load));
        Play play = new Play(stage, Files.readString(token), new Instructions(run + "P"));
        Fault.Scene scene = new Fault.Scene(stage, play, Files.readString(token));
        try (Child client = client(run, token, log)) {
            Instant last = Instant.EPOCH;
            Thread.sleep(CALM);
            for (Fault fault : schedule.faults()) {
                last = step(fault, scene, judgement, last);
                if (!client.isAlive()) {
                    throw new IOException("the load client has ended; see " + stage.logs());
                }
            }
        }
        return atTheEnd(judgement, books);
    }

    private Child client(String run, Path token, Path log) throws IOException, InterruptedException {
        return Child.start(
                "client",
                stage.programs()
                        .main(
                                List.of("-Xmx256m"),
                                LoadClient.class.getName(),
                                Integer.toString(rate),
                                Long.toString(schedule.seed()),
                                run,
                                token.toString(),
                                log.toString(),
                                stage.address(Node.A).toString(),
                                stage.address(Node.B).toString()),
                stage.logs().resolve("client.log"),
                "the client calls",
                TO_START);
    }

    /** @return the moment when the fault had ended, from which the next one's payments count */
    private Instant step(Fault fault, Fault.Scene scene, Judgement judgement, Instant last)
            throws IOException, SQLException, InterruptedException {
        say("%-4s %s".formatted(fault.number(), fault.what()));
        List<Violation> wrong = new ArrayList<>(fault.happen(scene));
        Instant healed = clock.instant();
        long recovery = judgement.recovery(healed);
        if (recovery < 0) {
            wrong.add(
                    new Violation("I12", fault.number(), "nothing that was asked for afterwards was settled in time"));
        }
        Window window = new Window(last, healed);
        wrong.addAll(judgement.judge(window));
        long longest = judgement.answers(window).stream()
                .filter(answer -> answer.status() != 0)
                .mapToLong(Campaign::millis)
                .max()
                .orElse(0);
        steps.add(new Outcome.Step(fault, recovery, longest, wrong.size()));
        violations.addAll(wrong);
        say("     recovered after %d ms, longest answer %d ms, %s"
                .formatted(recovery, longest, wrong.isEmpty() ? "all invariants hold" : wrong.size() + " VIOLATIONS"));
        wrong.stream().limit(5).forEach(each -> say("     " + each));
        return healed;
    }

    private static long millis(ClientAnswer answer) {
        return Duration.between(answer.asked(), answer.answered()).toMillis();
    }

    private Outcome atTheEnd(Judgement judgement, Books books) throws IOException, SQLException, InterruptedException {
        say("The load has ended; judging everything from the beginning");
        violations.addAll(judgement.judge(Window.all(clock.instant())));
        long lost = violations.stream()
                .filter(Violation::isLoss)
                .map(Violation::subject)
                .distinct()
                .count();
        int kills = schedule.faults().stream().mapToInt(Fault::kills).sum();
        return new Outcome(
                schedule.seed(),
                kills,
                judgement.payments(),
                lost,
                books.doubled() + judgement.twice(),
                List.copyOf(violations),
                steps);
    }

    private void say(String line) {
        progress.println(clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS) + "  " + line);
    }
}
