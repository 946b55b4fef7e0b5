package io.railhead.intake;

import io.railhead.engine.Acceptance;
import io.railhead.engine.Taken;
import io.railhead.payment.Instruction;

/**
 * An {@link Ask} on its way through the steps of the receiving route. A step works on what the one before
 * made; an answered one passes through all that follow.
 */
public sealed interface Submission {
    Ask ask();

    record Asked(Ask ask) implements Submission {}

    /** Read: the JSON is an instruction. */
    record Opened(Ask ask, Instruction instruction) implements Submission {}

    /** A scheme takes it. */
    record Chosen(Ask ask, Instruction instruction, Vetting.Chosen scheme) implements Submission {}

    /** The rules allow it. */
    record Judged(Ask ask, Acceptance acceptance) implements Submission {}

    /** Taken in, or known already, or not certain. */
    record Answered(Ask ask, Taken taken) implements Submission {}

    /** Not taken. */
    record Refused(Ask ask, Refusal refusal) implements Submission {}
}
