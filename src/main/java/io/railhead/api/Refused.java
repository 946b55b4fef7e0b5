package io.railhead.api;

import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;

/** Ends a call with a problem; only between a resource and {@link ProblemMappers}. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;
    private final boolean foreign;

    Refused(Refusal refusal) {
        this(refusal, false);
    }

    Refused(Problem problem) {
        this(Refusal.of(problem), false);
    }

    private Refused(Refusal refusal, boolean foreign) {
        super(refusal.problem().code(), null, false, false);
        this.refusal = refusal;
        this.foreign = foreign;
    }

    /**
     * There is nothing that the caller may see.
     *
     * @param foreign whether there is something, and it is somebody else's. The answer is the same to the byte; only
     *     we take note
     */
    static Refused notFound(boolean foreign) {
        return new Refused(Refusal.of(Problem.NOT_FOUND), foreign);
    }

    Refusal refusal() {
        return refusal;
    }

    boolean isForeign() {
        return foreign;
    }
}
