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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Lets the faults of a schedule happen one after another under load, and judges after each and at the end. */
final class Campaign {
    private static final Duration CALM = Duration.ofSeconds(5);

    private final Stage stage;
    private final Schedule schedule;
    private final FaultsOptions options;
    private final InstantSource clock;
    private final PrintStream progress;
    private final List<Outcome.Step> steps = new ArrayList<>();
    private final Set<Violation> violations = new LinkedHashSet<>();

    Campaign(Stage stage, Schedule schedule, FaultsOptions options, InstantSource clock, PrintStream progress) {
        this.stage = stage;
        this.schedule = schedule;
        this.options = options;
        this.clock = clock;
        this.progress = progress;
    }

    Outcome run() throws IOException, SQLException, InterruptedException {
        String run = Long.toUnsignedString(schedule.seed(), 36).toUpperCase(Locale.ROOT);
        String token = stage.secrets().token("demo", "client");
        Path tokenFile = Files.createFile(
                stage.logs().resolveSibling("token"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(tokenFile, token);
        Path log = stage.logs().resolveSibling("client.log");
        Instructions load = new Instructions(run);
        Books books = new Books(stage.ledger());
        ClientLog answers = new ClientLog(log);
        Judgement judgement =
                new Judgement(stage, new LoadDemand(load), books, answers, new Knock(stage, token, load), clock);
        Probe probe = new Probe(stage, token, new Instructions(run + "Q"), clock);
        Play play = new Play(stage, token, new Instructions(run + "P"));
        Fault.Scene scene = new Fault.Scene(stage, play, token, answers, clock);
        Instant begun = clock.instant();
        try (Child client = client(run, tokenFile, log)) {
            Instant last = Instant.EPOCH;
            Thread.sleep(CALM);
            for (Fault fault : schedule.faults()) {
                last = step(fault, scene, judgement, probe, last);
                if (!client.isAlive()) {
                    violations.add(new Violation("load", "client", "has ended by itself; see " + stage.logs()));
                    break;
                }
            }
        } catch (IOException | SQLException broken) {
            // What was found until then has to be told all the same.
            violations.add(new Violation("campaign", "stage", "cannot go on: " + broken.getMessage()));
        }
        return atTheEnd(judgement, play, answers, books, begun);
    }

    private Child client(String run, Path token, Path log) throws IOException, InterruptedException {
        return stage.startClient(
                Integer.toString(options.rate()),
                Long.toString(schedule.seed()),
                run,
                token.toString(),
                log.toString(),
                stage.address(Node.A).toString(),
                stage.address(Node.B).toString());
    }

    /** @return the moment when the fault had ended, from which the next one's payments count */
    private Instant step(Fault fault, Fault.Scene scene, Judgement judgement, Probe probe, Instant last)
            throws IOException, SQLException, InterruptedException {
        say("%-4s %s".formatted(fault.number(), fault.what()));
        List<Violation> wrong = new ArrayList<>(fault.happen(scene));
        Instant healed = clock.instant();
        Map<Node, Long> recoveries = probe.recoveries(healed, fault.recoveryAtMost());
        recoveries.forEach((node, millis) -> {
            if (millis < 0) {
                wrong.add(new Violation(
                        "I12", node.label() + " after " + fault.number(), "nothing that was asked of it was settled"));
            }
        });
        stage.dead().forEach(each -> wrong.add(new Violation("alive", each, "has ended by itself")));
        // Noted at once: the books may be what cannot be read any more.
        violations.addAll(wrong);
        Window window = new Window(last, healed);
        wrong.addAll(judgement.judge(window));
        Outcome.Step step = Outcome.Step.of(fault, recoveries, judgement.answers(window), wrong.size());
        steps.add(step);
        violations.addAll(wrong);
        say("     recovered after %d ms, longest answer %d ms, %d unanswered, %s"
                .formatted(
                        step.recoveryMillis(),
                        step.longestAnswerMillis(),
                        step.unanswered(),
                        wrong.isEmpty() ? "all invariants hold" : wrong.size() + " VIOLATIONS"));
        wrong.stream().limit(5).forEach(each -> say("     " + each));
        return healed;
    }

    private Outcome atTheEnd(Judgement judgement, Play play, ClientLog answers, Books books, Instant begun)
            throws IOException, SQLException, InterruptedException {
        say("The load has ended; judging everything from the beginning");
        Instant ended = clock.instant();
        try {
            violations.addAll(judgement.judge(Window.all(ended)));
            violations.addAll(play.atTheEnd());
        } catch (IOException | SQLException broken) {
            violations.add(new Violation("campaign", "end", "cannot be judged: " + broken.getMessage()));
            violations.forEach(each -> say("     " + each));
        }
        List<ClientAnswer> all = answers.within(Window.all(ended));
        Calls calls = Calls.of(all, Duration.between(begun, ended));
        calls.tooFew(options.rate()).ifPresent(violations::add);
        long lost = violations.stream()
                .filter(Violation::isLoss)
                .map(Violation::subject)
                .distinct()
                .count();
        return new Outcome(
                options,
                schedule.faults().stream().mapToInt(Fault::kills).sum(),
                judgement.states(),
                calls,
                lost,
                books.doubled() + judgement.twice(),
                List.copyOf(violations),
                steps);
    }

    private void say(String line) {
        progress.println(clock.instant().truncatedTo(ChronoUnit.SECONDS) + "  " + line);
    }
}
