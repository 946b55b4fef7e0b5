package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.MemoryLedger.Trouble;
import io.railhead.lifecycle.OutEvent;
import io.railhead.lifecycle.OutState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** However requests, answers, clocks and failures mix, the books of the engine stay even. */
class CreditPropertiesTest {
    /** One thing that happens; {@code which} picks among the payments there are. */
    record Step(Kind kind, int which) {}

    enum Kind {
        PAY,
        PAY_BULK,
        PAY_AGAIN,
        SETTLE,
        REJECT,
        AGREE,
        REPEAT,
        STRANGER,
        OVERDUE,
        CLAIM,
        CANCEL,
        CLAIM_AND_CANCEL,
        LINK_DOWN,
        LINK_UP,
        LANE_LOST,
        LANE_BACK,
        UNAVAILABLE,
        STALE,
        DATABASE_AWAY,
        UNBUILDABLE
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.of(Kind.class)
                .flatMap(kind -> Arbitraries.integers().between(0, 1000).map(which -> new Step(kind, which)))
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    @Property(tries = 200)
    void creditIsWhatTheUnansweredPaymentsUseAndNothingLeavesUncommitted(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 12) int credit) {
        Run run = new Run(credit);
        for (Step step : steps) {
            run.step(step);
            run.check(step);
        }
    }

    private static final class Run {
        private final Stage stage;
        private final int credit;
        private final List<Inbound.Judged> said = new ArrayList<>();
        private int keys;

        Run(int credit) {
            this.stage = new Stage(credit);
            this.credit = credit;
        }

        void check(Step step) {
            Ledger.Unanswered truth = stage.ledger.countUnanswered(Stage.FPS);
            assertEquals(truth.single() + truth.bulk(), stage.gates.used(Stage.FPS), () -> "after " + step);
            assertTrue(truth.single() + truth.bulk() <= credit, "more than the credit is out");
            assertTrue(truth.bulk() <= credit / 2, "files have more than half");
            for (Outgoing sent : stage.wire.handed) {
                Payment payment = stage.ledger.get(sent.payment());
                assertEquals(sent.ids(), payment.ids(), "what was handed over is what was committed");
                assertTrue(
                        !(payment.state() instanceof OutState.Cancelled)
                                && !(payment.state() instanceof OutState.Expired)
                                && !(payment.state() instanceof OutState.Queued),
                        "it may be out, so it cannot be unsent");
            }
            long messages =
                    stage.wire.handed.stream().map(Outgoing::payment).distinct().count();
            assertEquals(messages, stage.wire.handed.size(), "one message a payment");
        }

        void step(Step step) {
            switch (step.kind()) {
                case PAY -> pay(false, "key " + keys++);
                case PAY_BULK -> pay(true, "key " + keys++);
                case PAY_AGAIN -> pay(false, "key " + step.which() % Math.max(1, keys));
                case SETTLE -> say(step, "ACSC");
                case REJECT -> say(step, "RJCT");
                case AGREE -> say(step, "ACCP");
                case REPEAT -> {
                    if (!said.isEmpty()) {
                        stage.run(Stage.apply(stage.again(said.get(step.which() % said.size()))));
                    }
                }
                case STRANGER -> stage.run(Stage.apply(stage.rejects("nobody's")));
                case OVERDUE -> {
                    Payment payment = pick(step);
                    if (payment != null) {
                        stage.run(new Work.Wake(payment.id(), payment.version(), new CompletableFuture<>()));
                    }
                }
                case CLAIM -> claim(step, false);
                case CANCEL -> {
                    Payment payment = pick(step);
                    if (payment != null) {
                        stage.run(cancel(payment));
                    }
                }
                case CLAIM_AND_CANCEL -> claim(step, true);
                case LINK_DOWN -> stage.wire.down.add(Stage.FPS);
                case LINK_UP -> stage.wire.down.remove(Stage.FPS);
                case LANE_LOST -> stage.lanes.takenOver(Stage.FPS);
                case LANE_BACK -> {
                    stage.keeper.keep(Set.of(Stage.FPS));
                    stage.keeper.keep(Set.of(Stage.FPS));
                }
                case UNAVAILABLE -> {
                    stage.ledger.trouble(step.which() % 2 == 0 ? Trouble.UNAVAILABLE : Trouble.UNKNOWN_UNDONE);
                    pay(step.which() % 3 == 0, "key " + keys++);
                }
                case STALE -> {
                    Payment payment = pick(step);
                    if (payment != null) {
                        stage.ledger.beforeCommit(
                                () -> stage.ledger.put(MemoryLedger.at(payment, payment.version() + 1)));
                        stage.run(
                                cancel(payment),
                                stage.request(stage.received(Stage.FPS, false), "key " + keys++, "body", null));
                    }
                }
                case DATABASE_AWAY -> {
                    stage.ledger.unreachable(true);
                    pay(false, "key " + keys++);
                    stage.ledger.unreachable(false);
                }
                case UNBUILDABLE -> {
                    Payment payment = stage.received(Stage.FPS, step.which() % 2 == 0);
                    stage.factory.unbuildable.add(payment.id());
                    stage.run(stage.request(payment, "key " + keys++, "body", null));
                }
            }
            stage.clock.pass(Duration.ofMillis(1));
        }

        private void pay(boolean bulk, String key) {
            Payment payment = stage.received(Stage.FPS, bulk);
            stage.run(
                    stage.request(payment, key, "body", null),
                    stage.request(stage.received(Stage.FPS, bulk), key, "body", null));
        }

        private void say(Step step, String code) {
            Payment payment = pick(step);
            if (payment != null && payment.ids() != null) {
                Inbound.Judged answer = stage.says(payment, code);
                said.add(answer);
                stage.run(Stage.apply(answer), Stage.apply(stage.again(answer)));
            }
        }

        private void claim(Step step, boolean cancelToo) {
            Payment payment = pick(step);
            if (payment == null
                    || stage.gates.tryLeave(Stage.FPS, payment.bulk()).isEmpty()) {
                return;
            }
            Work.Claim claim = new Work.Claim(payment.id(), payment.bulk(), Stage.FPS, new CompletableFuture<>());
            if (!cancelToo) {
                stage.run(claim);
            } else if (step.which() % 2 == 0) {
                stage.run(cancel(payment), claim);
            } else {
                stage.run(claim, cancel(payment));
            }
        }

        private static Work.Happened cancel(Payment payment) {
            return new Work.Happened(
                    payment.id(), new OutEvent.CancellationAsked(null), "till", new CompletableFuture<>());
        }

        private @org.jspecify.annotations.Nullable Payment pick(Step step) {
            List<Payment> all = stage.ledger.all();
            return all.isEmpty() ? null : all.get(step.which() % all.size());
        }
    }
}
