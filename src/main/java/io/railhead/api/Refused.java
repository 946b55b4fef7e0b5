package io.railhead.api;

import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;

/** Ends a call with a problem; only between a resource and {@link ProblemMappers}. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.problem().code(), null, false, false);
        this.refusal = refusal;
    }

    Refused(Problem problem) {
        this(Refusal.of(problem));
    }

    Refusal refusal() {
        return refusal;
    }
}
