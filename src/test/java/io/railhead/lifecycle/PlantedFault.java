package io.railhead.lifecycle;

import io.railhead.lifecycle.Decision.AlreadySo;
import io.railhead.lifecycle.Decision.Moved;
import io.railhead.lifecycle.Effect.Send;
import io.railhead.lifecycle.Effect.Sleep;
import io.railhead.lifecycle.Effect.StopSending;
import io.railhead.lifecycle.OutEvent.StatusReceived;
import io.railhead.lifecycle.OutState.Accepted;
import io.railhead.lifecycle.OutState.Rejected;
import io.railhead.lifecycle.OutState.Settled;
import io.railhead.lifecycle.OutState.Submitted;
import io.railhead.lifecycle.OutState.Unresolved;
import java.util.List;
import java.util.stream.Stream;

/**
 * Mistakes that a tired developer could make, each put by hand into an otherwise right machine. They prove
 * that the laws can see: a law that no fault breaks has shown nothing.
 */
enum PlantedFault implements Machine {
    SILENCE_IS_TAKEN_FOR_A_REFUSAL(OutLaw.ONLY_A_FINAL_NEGATIVE_REJECTS) {
        @Override
        public Decision decide(OutState state, OutEvent event, Terms terms) {
            return event instanceof OutEvent.AnswerOverdue && state instanceof Submitted
                    ? new Moved(new Rejected(OutSamples.said("RJCT")), List.of(new StopSending(), new Sleep()))
                    : right(state, event, terms);
        }
    },

    THE_LAST_FINAL_ANSWER_WINS(OutLaw.NOTHING_LEAVES_A_FINAL_STATE) {
        @Override
        public Decision decide(OutState state, OutEvent event, Terms terms) {
            return state instanceof Settled && means(event, Meaning.FINAL_NEGATIVE)
                    ? new Moved(new Rejected(((StatusReceived) event).said()), List.of(new Sleep()))
                    : right(state, event, terms);
        }
    },

    AN_ANNOUNCED_RETURN_UNSETTLES(OutLaw.WHAT_MOVED_STAYS_MOVED) {
        @Override
        public Decision decide(OutState state, OutEvent event, Terms terms) {
            return state instanceof Settled settled && means(event, Meaning.RETURN_ANNOUNCED)
                    ? new Moved(
                            new Unresolved(Unresolved.Cause.SILENCE, PayerFunds.DEBITED, null, settled.said()),
                            List.of())
                    : right(state, event, terms);
        }
    },

    SILENCE_SENDS_AGAIN(OutLaw.ONLY_ONE_CLAIM_EVER_SENDS) {
        @Override
        public Decision decide(OutState state, OutEvent event, Terms terms) {
            Decision decision = right(state, event, terms);
            return event instanceof OutEvent.AnswerOverdue && decision instanceof Moved moved
                    ? new Moved(
                            moved.next(),
                            Stream.concat(moved.effects().stream(), Stream.of(new Send()))
                                    .toList())
                    : decision;
        }
    },

    A_LATE_WORD_UNDOES_AN_AGREEMENT(OutLaw.THE_ORDER_OF_ANSWERS_THAT_DECIDE_NOTHING_DOES_NOT_MATTER) {
        @Override
        public Decision decide(OutState state, OutEvent event, Terms terms) {
            return state instanceof Accepted accepted && means(event, Meaning.INFORMED)
                    ? new Moved(
                            new Submitted(
                                    accepted.at(),
                                    accepted.answerBy(),
                                    accepted.sendBy(),
                                    ((StatusReceived) event).said()),
                            List.of())
                    : right(state, event, terms);
        }
    },

    THE_SEND_WINDOW_CLOSES_TWICE(OutLaw.THE_SAME_EVENT_TWICE_CHANGES_NOTHING) {
        @Override
        public Decision decide(OutState state, OutEvent event, Terms terms) {
            return state instanceof Unresolved && event instanceof OutEvent.SendWindowClosed
                    ? new Moved(state, List.of(new StopSending()))
                    : right(state, event, terms);
        }
    },

    A_DUPLICATE_REFUSAL_IS_TAKEN_FOR_A_REFUSAL(OutLaw.ONLY_A_FINAL_NEGATIVE_REJECTS) {
        @Override
        public Decision decide(OutState state, OutEvent event, Terms terms) {
            return state instanceof OutState.MayBeOut && means(event, Meaning.DUPLICATE_CLAIMED)
                    ? new Moved(new Rejected(((StatusReceived) event).said()), List.of(new StopSending(), new Sleep()))
                    : right(state, event, terms);
        }
    },

    WHAT_MAY_BE_OUT_IS_CANCELLED(OutLaw.WHAT_MAY_BE_OUT_IS_NEVER_CALLED_UNSENT) {
        @Override
        public Decision decide(OutState state, OutEvent event, Terms terms) {
            return state instanceof Submitted && event instanceof OutEvent.CancellationAsked
                    ? new Moved(new OutState.Cancelled(null), List.of(new StopSending(), new Sleep()))
                    : right(state, event, terms);
        }
    },

    AN_ANSWER_LEAVES_THE_MESSAGE_IN_THE_OUTBOX(OutLaw.THE_OUTBOX_HOLDS_WHAT_MAY_STILL_LEAVE) {
        @Override
        public Decision decide(OutState state, OutEvent event, Terms terms) {
            return without(StopSending.class, right(state, event, terms));
        }
    },

    THE_END_LEAVES_A_CLOCK_RUNNING(OutLaw.A_CLOCK_RUNS_EXACTLY_WHERE_SOMETHING_IS_AWAITED) {
        @Override
        public Decision decide(OutState state, OutEvent event, Terms terms) {
            return without(Sleep.class, right(state, event, terms));
        }
    },

    A_LATE_SETTLEMENT_PASSES_UNSEEN(OutLaw.A_SETTLEMENT_AFTER_THE_FUNDS_WERE_RELEASED_IS_SHOWN_TO_A_PERSON) {
        @Override
        public Decision decide(OutState state, OutEvent event, Terms terms) {
            return without(Effect.Park.class, right(state, event, terms));
        }
    },

    CONTRADICTIONS_ARE_SHRUGGED_OFF(OutLaw.A_CONTRADICTION_SAYS_WHY_IN_A_SENTENCE) {
        @Override
        public Decision decide(OutState state, OutEvent event, Terms terms) {
            return right(state, event, terms) instanceof Decision.Contradiction
                    ? new Decision.Contradiction("?")
                    : right(state, event, terms);
        }
    };

    private final OutLaw breaks;

    PlantedFault(OutLaw breaks) {
        this.breaks = breaks;
    }

    /** The law that must notice; others may. */
    OutLaw breaks() {
        return breaks;
    }

    private static Decision right(OutState state, OutEvent event, Terms terms) {
        return TransferOut.decide(state, event, terms);
    }

    private static boolean means(OutEvent event, Meaning meaning) {
        return event instanceof StatusReceived status && status.meaning() == meaning;
    }

    private static Decision without(Class<? extends Effect> kind, Decision decision) {
        return switch (decision) {
            case Moved(OutState next, List<Effect> effects) ->
                new Moved(
                        next,
                        effects.stream()
                                .filter(effect -> !kind.isInstance(effect))
                                .toList());
            case AlreadySo _, Decision.Contradiction _ -> decision;
        };
    }
}
