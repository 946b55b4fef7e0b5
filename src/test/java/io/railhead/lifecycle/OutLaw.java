package io.railhead.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.lifecycle.Journey.Step;
import io.railhead.lifecycle.OutEvent.StatusReceived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold in every life, whichever machine lives it. A broken law is an assertion that fails. */
enum OutLaw {
    NOTHING_LEAVES_A_FINAL_STATE {
        @Override
        void check(Machine machine, Journey journey) {
            for (Step step : journey.run(machine)) {
                if (OutStates.isFinal(step.before())) {
                    assertSame(step.before().getClass(), step.after().getClass(), step::toString);
                }
            }
        }
    },

    WHAT_MOVED_STAYS_MOVED {
        @Override
        void check(Machine machine, Journey journey) {
            for (Step step : journey.run(machine)) {
                if (OutStates.certainty(step.before()) == Certainty.MOVED) {
                    assertEquals(Certainty.MOVED, OutStates.certainty(step.after()), step::toString);
                }
            }
        }
    },

    THE_SAME_EVENT_TWICE_CHANGES_NOTHING {
        @Override
        void check(Machine machine, Journey journey) {
            for (Step step : journey.run(machine)) {
                Decision again = machine.decide(step.after(), step.event(), journey.terms());
                if (step.decision() instanceof Decision.Contradiction) {
                    assertEquals(step.decision(), again, step::toString);
                } else {
                    assertInstanceOf(Decision.AlreadySo.class, again, step::toString);
                }
            }
        }
    },

    THE_ORDER_OF_ANSWERS_THAT_DECIDE_NOTHING_DOES_NOT_MATTER {
        @Override
        void check(Machine machine, Journey journey) {
            OutState start = machine.next(new OutState.Queued(null), OutSamples.LONG_WINDOW, journey.terms());
            OutState one = end(start, journey.run(machine, start));
            Journey other = new Journey(journey.terms(), reordered(journey), journey.shuffle());
            OutState two = end(start, other.run(machine, start));
            assertEquals(allButTheWords(one), allButTheWords(two), () -> journey + " and " + other);
        }
    },

    ONLY_A_FINAL_NEGATIVE_REJECTS {
        @Override
        void check(Machine machine, Journey journey) {
            for (Step step : journey.run(machine)) {
                if (step.enters(OutState.Rejected.class)) {
                    StatusReceived status = assertInstanceOf(StatusReceived.class, step.event(), step::toString);
                    assertEquals(Meaning.FINAL_NEGATIVE, status.meaning(), step::toString);
                    assertInstanceOf(OutState.MayBeOut.class, step.before(), step::toString);
                }
            }
        }
    },

    WHAT_MAY_BE_OUT_IS_NEVER_CALLED_UNSENT {
        @Override
        void check(Machine machine, Journey journey) {
            for (Step step : journey.run(machine)) {
                if (step.before() instanceof OutState.MayBeOut) {
                    assertFalse(step.after() instanceof OutState.Unsent, step::toString);
                    assertFalse(step.after() instanceof OutState.Cancelled, step::toString);
                    assertFalse(step.after() instanceof OutState.Expired, step::toString);
                }
            }
        }
    },

    ONLY_ONE_CLAIM_EVER_SENDS {
        @Override
        void check(Machine machine, Journey journey) {
            List<Step> sends = journey.run(machine).stream()
                    .filter(step -> step.has(Effect.Send.class))
                    .toList();
            assertTrue(sends.size() <= 1, sends::toString);
            for (Step step : sends) {
                assertInstanceOf(OutEvent.Claimed.class, step.event(), step::toString);
                assertInstanceOf(OutState.Queued.class, step.before(), step::toString);
            }
        }
    },

    THE_OUTBOX_HOLDS_WHAT_MAY_STILL_LEAVE {
        @Override
        void check(Machine machine, Journey journey) {
            boolean inOutbox = false;
            for (Step step : journey.run(machine)) {
                assertFalse(step.has(Effect.Send.class) && step.has(Effect.StopSending.class), step::toString);
                inOutbox = (inOutbox || step.has(Effect.Send.class)) && !step.has(Effect.StopSending.class);
                assertEquals(OutStates.mayLeaveAgain(step.after()), inOutbox, step::toString);
            }
        }
    },

    A_CLOCK_RUNS_EXACTLY_WHERE_SOMETHING_IS_AWAITED {
        @Override
        void check(Machine machine, Journey journey) {
            Instant wake = null;
            for (Step step : journey.run(machine)) {
                assertTrue(step.effects().stream().filter(OutLaw::isClock).count() <= 1, step::toString);
                wake = clockAfter(step, wake);
                if (step.enters(OutState.Final.class)) {
                    assertTrue(step.has(Effect.Sleep.class), step::toString);
                }
                checkClock(step, wake, journey.terms());
            }
        }
    },

    A_SETTLEMENT_AFTER_THE_FUNDS_WERE_RELEASED_IS_SHOWN_TO_A_PERSON {
        @Override
        void check(Machine machine, Journey journey) {
            for (Step step : journey.run(machine)) {
                boolean late = step.enters(OutState.Settled.class)
                        && OutStates.payerFunds(step.before()) == PayerFunds.RELEASED;
                assertEquals(late, step.has(Effect.Park.class), step::toString);
            }
        }
    },

    A_CONTRADICTION_SAYS_WHY_IN_A_SENTENCE {
        @Override
        void check(Machine machine, Journey journey) {
            for (Step step : journey.run(machine)) {
                if (step.decision() instanceof Decision.Contradiction contradiction) {
                    assertTrue(contradiction.why().matches("[A-Z][^\\n]{20,}\\."), step::toString);
                }
            }
        }
    };

    private static final Set<Meaning> DECIDE_NOTHING =
            EnumSet.of(Meaning.INFORMED, Meaning.AGREED, Meaning.DUPLICATE_CLAIMED);

    abstract void check(Machine machine, Journey journey);

    boolean isBrokenBy(Machine machine, Journey journey) {
        try {
            check(machine, journey);
            return false;
        } catch (AssertionError broken) {
            return true;
        }
    }

    private static OutState end(OutState start, List<Step> steps) {
        return steps.isEmpty() ? start : steps.getLast().after();
    }

    /** The answers that decide nothing change places among themselves; all else stays where it is. */
    private static List<OutEvent> reordered(Journey journey) {
        List<OutEvent> movable = new ArrayList<>(
                journey.events().stream().filter(OutLaw::decidesNothing).toList());
        Collections.shuffle(movable, new Random(journey.shuffle()));
        return journey.events().stream()
                .map(event -> decidesNothing(event) ? movable.removeLast() : event)
                .toList();
    }

    private static boolean decidesNothing(OutEvent event) {
        return event instanceof StatusReceived status && DECIDE_NOTHING.contains(status.meaning());
    }

    /** More than the law asks: not only the kind of state, but all of it except which word came last. */
    private static List<Object> allButTheWords(OutState state) {
        Object cause = state instanceof OutState.Unresolved unresolved ? unresolved.cause() : "";
        return List.of(
                OutStates.name(state),
                OutStates.certainty(state),
                OutStates.payerFunds(state),
                OutStates.payeeCredited(state),
                OutStates.mayLeaveAgain(state),
                cause);
    }

    private static boolean isClock(Effect effect) {
        return effect instanceof Effect.WakeAt || effect instanceof Effect.Sleep;
    }

    private static @Nullable Instant clockAfter(Step step, @Nullable Instant wake) {
        Instant running = wake;
        for (Effect effect : step.effects()) {
            running = switch (effect) {
                case Effect.WakeAt wakeAt -> wakeAt.when();
                case Effect.Sleep _ -> null;
                case Effect.Send _, Effect.StopSending _, Effect.Park _ -> running;
            };
        }
        return running;
    }

    private static void checkClock(Step step, @Nullable Instant wake, Terms terms) {
        switch (step.after()) {
            case OutState.Received _, OutState.Final _ -> assertNull(wake, step::toString);
            case OutState.Held held -> assertEquals(held.until(), wake, step::toString);
            case OutState.Scheduled _ -> assertNotNull(wake, step::toString);
            case OutState.Queued queued -> assertEquals(queued.expiresAt(), wake, step::toString);
            case OutState.Submitted submitted -> assertEquals(submitted.answerBy(), wake, step::toString);
            case OutState.Accepted accepted -> assertEquals(accepted.answerBy(), wake, step::toString);
            case OutState.Unresolved unresolved -> {
                boolean fundsWait =
                        terms.onSilence() == Terms.OnSilence.RELEASE && unresolved.payerFunds() == PayerFunds.RESERVED;
                assertEquals(fundsWait || unresolved.sendBy() != null, wake != null, step::toString);
            }
        }
    }
}
