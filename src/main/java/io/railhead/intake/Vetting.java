package io.railhead.intake;

import io.railhead.engine.Acceptance;
import io.railhead.engine.Payment;
import io.railhead.lifecycle.OutState;
import io.railhead.message.Digest;
import io.railhead.payment.Instruction;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Transfer;
import io.railhead.payment.Warning;
import io.railhead.rules.Judge;
import io.railhead.scheme.Choice;
import io.railhead.scheme.Field;
import io.railhead.scheme.Finding;
import io.railhead.scheme.Fit;
import io.railhead.scheme.Fitting;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Packs;
import io.railhead.scheme.SchemeChooser;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The checks that every instruction has to pass, wherever it came from: its codes mean something, a scheme takes it, its texts and
 * accounts fit, the rules allow it, and the caller may debit the account. Thread-safe.
 */
public final class Vetting {
    private final Packs packs;
    private final Judge judge;
    private final Participants participants;
    private final KnownCodes codes;

    public Vetting(Packs packs, Judge judge, Participants participants, KnownCodes codes) {
        this.packs = packs;
        this.judge = judge;
        this.participants = participants;
        this.codes = codes;
    }

    /** What came of a check. */
    public sealed interface Result<T> {
        record Passed<T>(T value) implements Result<T> {}

        record Failed<T>(Refusal refusal) implements Result<T> {}
    }

    /** A scheme with the reason why it is this one. */
    public record Chosen(Pack pack, String why) {}

    /** A code that means nothing is told before it is told that no scheme takes it. */
    public Result<Chosen> choose(Instruction instruction) {
        List<Refusal.Wrong> unknown = codes.unknown(instruction);
        if (!unknown.isEmpty()) {
            return new Result.Failed<>(
                    new Refusal(Problem.REQUEST_INVALID, Problem.REQUEST_INVALID.sentence(), unknown));
        }
        return switch (SchemeChooser.choose(instruction, packs)) {
            case Choice.Chosen chosen -> new Result.Passed<>(new Chosen(chosen.pack(), chosen.why()));
            case Choice.NoScheme none -> new Result.Failed<>(refusal(Problem.NO_SCHEME, none.findings()));
        };
    }

    /** A transfer that may leave, with the warnings that go with it. */
    public record Fine(
            Transfer transfer,
            List<Warning> warnings,
            @Nullable LocalDate postponedTo) {}

    public Result<Fine> judge(PaymentId id, Instruction instruction, Pack pack, Caller caller, Instant now) {
        if (!participants.mayDebit(caller.participant(), instruction.debtor().account())) {
            return new Result.Failed<>(new Refusal(
                    Problem.ACCOUNT_NOT_ALLOWED,
                    Problem.ACCOUNT_NOT_ALLOWED.sentence(),
                    List.of(Refusal.Wrong.at(
                            Field.DEBTOR_ACCOUNT, "ACCOUNT-NOT-ALLOWED", "This account is not one of yours."))));
        }
        LocalDate today = pack.settlement().dayOf(now);
        LocalDate wanted = instruction.executionDate();
        if (wanted != null && wanted.isBefore(today)) {
            return new Result.Failed<>(new Refusal(
                    Problem.REQUEST_INVALID,
                    Problem.REQUEST_INVALID.sentence(),
                    List.of(new Refusal.Wrong(
                            "/executionDate",
                            null,
                            "DATE-PAST",
                            "The execution date is over; give today or a later day."))));
        }
        LocalDate day = pack.settlement().executionDay(wanted == null ? today : wanted);
        return switch (Fitting.fit(id, instruction, pack)) {
            case Fit.Misfit misfit -> new Result.Failed<>(refusal(Problem.RULE_BROKEN, misfit.findings()));
            case Fit.Fitted fitted -> judged(fitted, pack, wanted, day.isAfter(today) ? day : null);
        };
    }

    private Result<Fine> judged(
            Fit.Fitted fitted, Pack pack, @Nullable LocalDate wanted, @Nullable LocalDate postponedTo) {
        List<Finding> findings = judge.transfer(fitted.transfer(), pack);
        if (Finding.anyError(findings)) {
            return new Result.Failed<>(refusal(Problem.RULE_BROKEN, findings));
        }
        List<Warning> warnings = new ArrayList<>();
        fitted.warnings().forEach(finding -> warnings.add(warning(finding)));
        findings.forEach(finding -> warnings.add(warning(finding)));
        if (postponedTo != null && !postponedTo.equals(wanted)) {
            warnings.add(new Warning(
                    "DAY-POSTPONED",
                    "/executionDate",
                    "The scheme does not work on " + (wanted == null ? "this day" : wanted)
                            + "; the payment is carried out on its next business day, " + postponedTo + "."));
        }
        return new Result.Passed<>(new Fine(fitted.transfer(), warnings, postponedTo));
    }

    private static Warning warning(Finding finding) {
        String place = finding.jsonPointer() == null ? finding.isoPath() : finding.jsonPointer();
        return new Warning(finding.code(), place, finding.sentence());
    }

    private static Refusal refusal(Problem problem, List<Finding> findings) {
        return new Refusal(
                problem,
                problem.sentence(),
                findings.stream()
                        .filter(Finding::isError)
                        .map(Refusal.Wrong::of)
                        .toList());
    }

    /** What goes to the engine, once everything passed. */
    public static Acceptance acceptance(
            Caller caller,
            Chosen chosen,
            Fine fine,
            Acceptance.Origin origin,
            @Nullable UUID fileId,
            Instant receivedAt) {
        Pack pack = chosen.pack();
        Payment payment = new Payment(
                fine.transfer().id(),
                0,
                caller.participant(),
                caller.clientId(),
                pack.name(),
                new Digest(HexFormat.of().parseHex(pack.digest())),
                pack.terms(),
                fine.transfer(),
                new OutState.Received(),
                null,
                null,
                fine.warnings(),
                fileId,
                fileId != null,
                receivedAt,
                null,
                null,
                null);
        return new Acceptance(payment, origin, fine.postponedTo(), facts(chosen, fine.warnings()));
    }

    /** For the timeline: also what of the request was changed or is not carried on, by code and place. */
    private static Map<String, String> facts(Chosen chosen, List<Warning> warnings) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("scheme", chosen.pack().name());
        facts.put("why", chosen.why());
        if (!warnings.isEmpty()) {
            facts.put("warnings", warnings.stream().map(Warning::inShort).collect(Collectors.joining("; ")));
        }
        return facts;
    }
}
