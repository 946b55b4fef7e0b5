package io.railhead.intake.file;

import io.railhead.engine.Acceptance;
import io.railhead.engine.Ledger.LedgerUnreachable;
import io.railhead.engine.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Items that the engine was asked to take, and its answers, one each. */
record AskedItems(List<Acceptance> items, List<CompletableFuture<Taken>> given) {
    private static final Logger LOG = Logger.getLogger(AskedItems.class);

    /** How often whoever waits for the engine looks whether the gateway is being stopped. */
    private static final long LOOK_UP_MILLIS = 50;

    static AskedItems ask(List<Acceptance> items, Function<Acceptance, CompletableFuture<Taken>> engine) {
        return new AskedItems(items, items.stream().map(engine).toList());
    }

    /** The items that are not dealt with by their answers. */
    record Answers(List<Acceptance> unavailable, List<Acceptance> defective, List<Acceptance> uetrUsed) {
        List<Acceptance> again() {
            List<Acceptance> again = new ArrayList<>(unavailable);
            again.addAll(defective);
            return again;
        }
    }

    /**
     * Waits until every item has an answer, which may be until its link has credit for it; not while closing. What the
     * engine was asked for it takes all the same, and the next reading finds that.
     *
     * @return whether all are there
     */
    boolean answered(BooleanSupplier closing) {
        CompletableFuture<Void> all = CompletableFuture.allOf(given.toArray(CompletableFuture[]::new));
        while (!closing.getAsBoolean()) {
            try {
                all.get(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException notYet) {
                // Time to look up.
            } catch (ExecutionException oneFailed) {
                // All are done, one of them in its own way.
                return true;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    /** Waits for the answers and sorts them. */
    Answers answers() {
        Answers answers = new Answers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < items.size(); i++) {
            Acceptance item = items.get(i);
            try {
                switch (given.get(i).join()) {
                    case Taken.New _, Taken.Replayed _ -> {}
                    case Taken.Full _, Taken.Unavailable _ ->
                        answers.unavailable().add(item);
                    case Taken.UetrUsed _ -> answers.uetrUsed().add(item);
                    case Taken.KeyReused _ -> throw new IllegalStateException("an item of a file has no key");
                }
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof LedgerUnreachable) {
                    answers.unavailable().add(item);
                } else {
                    LOG.errorf(
                            failed,
                            "Payment %s of a file could not be taken",
                            item.payment().id());
                    answers.defective().add(item);
                }
            }
        }
        return answers;
    }
}
