package io.railhead.routing;

import io.railhead.engine.Acceptance;
import io.railhead.engine.Engine;
import io.railhead.engine.Ledger;
import io.railhead.engine.Taken;
import io.railhead.fault.FaultPoint;
import io.railhead.intake.InstructionReader;
import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;
import io.railhead.intake.Submission;
import io.railhead.intake.Vetting;
import io.railhead.message.Digest;
import io.railhead.payment.Instruction;
import io.railhead.payment.PaymentId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The steps of the API's leg: open, choose, find room, judge, accept. */
@ApplicationScoped
@Named("instructions")
public class Instructions {
    private final Vetting vetting;
    private final Engine engine;
    private final Backlog backlog;
    private final Room room;
    private final Meters meters;

    Instructions(Vetting vetting, Engine engine, Backlog backlog, Room room, Meters meters) {
        this.vetting = vetting;
        this.engine = engine;
        this.backlog = backlog;
        this.room = room;
        this.meters = meters;
    }

    /** Reads the JSON. */
    public Submission open(Submission submission) {
        if (!(submission instanceof Submission.Asked asked)) {
            return submission;
        }
        return switch (InstructionReader.read(asked.ask().body())) {
            case Vetting.Result.Passed<Instruction>(var instruction) -> new Submission.Opened(asked.ask(), instruction);
            case Vetting.Result.Failed<Instruction>(var refusal) -> new Submission.Refused(asked.ask(), refusal);
        };
    }

    /** Finds the scheme. */
    public Submission choose(Submission submission) {
        if (!(submission instanceof Submission.Opened opened)) {
            return submission;
        }
        return switch (vetting.choose(opened.instruction())) {
            case Vetting.Result.Passed<Vetting.Chosen>(var chosen) ->
                new Submission.Chosen(opened.ask(), opened.instruction(), chosen);
            case Vetting.Result.Failed<Vetting.Chosen>(var refusal) -> new Submission.Refused(opened.ask(), refusal);
        };
    }

    /** Turns away what would only wait, before work is spent on it. */
    public Submission findRoom(Submission submission) {
        if (!(submission instanceof Submission.Chosen chosen)) {
            return submission;
        }
        String link = chosen.scheme().pack().name();
        if (backlog.isFull(link)) {
            return turnedAway(chosen, link);
        }
        return room.isScarce() ? new Submission.Refused(chosen.ask(), Refusal.of(Problem.ROOM_SCARCE)) : chosen;
    }

    /** Applies the scheme's rules. */
    public Submission judge(Submission submission) {
        if (!(submission instanceof Submission.Chosen chosen)) {
            return submission;
        }
        var ask = chosen.ask();
        var judged = vetting.judge(
                PaymentId.next(), chosen.instruction(), chosen.scheme().pack(), ask.caller(), ask.receivedAt());
        return switch (judged) {
            case Vetting.Result.Passed<Vetting.Fine>(var fine) -> {
                var origin = new Acceptance.Origin.Request(ask.key(), Digest.of(ask.body()), ask.response());
                yield new Submission.Judged(
                        ask, Vetting.acceptance(ask.caller(), chosen.scheme(), fine, origin, null, ask.receivedAt()));
            }
            case Vetting.Result.Failed<Vetting.Fine>(var refusal) -> new Submission.Refused(ask, refusal);
        };
    }

    /** T1. */
    public Submission accept(Submission submission) {
        Submission answered = accepted(submission);
        meters.submission(answered.getClass().getSimpleName());
        return answered;
    }

    private Submission accepted(Submission submission) {
        return switch (submission) {
            case Submission.Judged judged -> {
                FaultPoint.JUDGED.pass();
                try {
                    Taken taken = engine.accept(judged.acceptance()).join();
                    yield taken instanceof Taken.Full
                            ? turnedAway(judged, judged.acceptance().payment().scheme())
                            : new Submission.Answered(judged.ask(), taken);
                } catch (Ledger.LedgerUnreachable unreachable) {
                    yield new Submission.Refused(judged.ask(), Refusal.of(Problem.UNAVAILABLE));
                }
            }
            case Submission.Refused refused -> refused;
            case Submission.Answered answered -> answered;
            case Submission.Asked early -> throw outOfOrder(early);
            case Submission.Opened early -> throw outOfOrder(early);
            case Submission.Chosen early -> throw outOfOrder(early);
        };
    }

    private Submission turnedAway(Submission submission, String link) {
        meters.turnAway(link);
        return new Submission.Refused(submission.ask(), Refusal.of(Problem.BACKLOG_FULL));
    }

    private static IllegalStateException outOfOrder(Submission early) {
        return new IllegalStateException("only a judged request can be accepted, this one is "
                + early.getClass().getSimpleName() + "; is a step missing in the route?");
    }
}
