package io.railhead.fault;

import org.jspecify.annotations.Nullable;

/**
 * The moments at which a crash must lose nothing and double nothing, by the rows of the crash table. Off unless armed
 * (see {@link Armed}); off, a passing is a comparison with a constant that the compiler removes. Thread-safe.
 */
public enum FaultPoint {
    REQUEST_NOT_READ(1, Effect.HALT, "before the body of a request is looked at"),
    JUDGED(2, Effect.HALT, "after a request was judged, before T1 began"),
    IN_ACCEPT(3, Effect.HALT, "inside T1, everything written, nothing committed"),
    ACCEPTED(4, Effect.HALT, "T1 is committed, before the caller is told"),
    ACCEPT_REPLY_LOST(5, Effect.FAIL, "T1 is committed, and the word of it does not arrive"),
    BEFORE_CLAIM(6, Effect.HALT, "queued payments were found and are not claimed yet"),
    IN_CLAIM(7, Effect.HALT, "inside T2, everything written, nothing committed"),
    BEFORE_PUT(8, Effect.HALT, "T2 is committed, before the first put"),
    IN_PUT(9, Effect.HALT, "a message was given to the broker's client, and nobody knows how far it got"),
    CONFIRMATION_LOST(10, Effect.HALT, "the broker has confirmed a put, and nobody has taken note"),
    BEFORE_CONFIRM(11, Effect.HALT, "the confirmations are known, before T3 began"),
    IN_CONFIRM(12, Effect.HALT, "inside T3, before its one statement has run"),
    BROKER_STORED(13, Effect.HALT, "the broker has taken a message, before it confirms: the broker dies"),
    DEADLINE_RANG(15, Effect.HALT, "the scheme is silent and its clock has run out, before that is stored"),
    ANSWER_TAKEN(16, Effect.HALT, "answers were taken from the queue, before T4 began"),
    IN_APPLY(17, Effect.HALT, "inside T4, everything written, nothing committed"),
    APPLIED(18, Effect.HALT, "T4 is committed, before the broker is told that the answers are done with"),
    ANSWER_COMMIT_LOST(19, Effect.FAIL, "the broker has committed, and the word of it does not arrive"),
    FILE_HALF_TAKEN(21, Effect.HALT, "some items of a file are payments, others are not yet"),
    REPORT_HALF_WRITTEN(22, Effect.HALT, "a report is written under its temporary name and not yet on the disk"),
    AUDIT_WRITTEN(26, Effect.HALT, "audit rows and their link of the chain are written, nothing committed"),
    /** No crash: the handler of a message fails by a defect. */
    HANDLER_THROWS(0, Effect.FAIL, "the handler of a batch of answers throws");

    /** What is logged behind a point's name when it makes a call fail. */
    public static final String STRIKES = " strikes";

    /** What an armed point does when it is passed. */
    public enum Effect {
        /** The process is gone at once, as by {@code kill -9}: no hooks, no flushing. */
        HALT,
        /** The call there fails; the process goes on. */
        FAIL
    }

    private static final Armed ARMED = Armed.byProperty();
    /** A constant of its own, so that the compiler sees that nothing is armed. */
    private static final @Nullable FaultPoint POINT = ARMED.point();

    private final int row;
    private final Effect effect;
    private final String moment;

    FaultPoint(int row, Effect effect, String moment) {
        this.row = row;
        this.effect = effect;
        this.moment = moment;
    }

    /** The row of the crash table; 0 for a fault that is no crash. */
    public int row() {
        return row;
    }

    public Effect effect() {
        return effect;
    }

    /** When it strikes, as a clause. */
    public String moment() {
        return moment;
    }

    /** Whether some point is armed in this process. */
    public static boolean isAnyArmed() {
        return POINT != null;
    }

    /** What is wrong with the setting, in words, or null. The setting is read at the first use of this class. */
    public static @Nullable String problem() {
        return ARMED.problem();
    }

    /** To be called where the process may die. */
    public void pass() {
        if (POINT == this && ARMED.strikes()) {
            Runtime.getRuntime().halt(Armed.HALTED);
        }
    }

    /** To be asked where a call may fail: true once, at the passing that was asked for. */
    public boolean fails() {
        if (POINT != this || !ARMED.strikes()) {
            return false;
        }
        // Nobody sees it otherwise: what is made to fail here, the program is built to survive.
        System.getLogger(FaultPoint.class.getName()).log(System.Logger.Level.WARNING, this + STRIKES);
        return true;
    }
}
