package io.railhead.intake.file;

import io.railhead.engine.Acceptance;
import io.railhead.engine.Acceptance.Origin;
import io.railhead.engine.Ledger.LedgerUnreachable;
import io.railhead.engine.Taken;
import io.railhead.message.Reason;
import io.railhead.store.FileIds;
import io.railhead.store.RefusedItem;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Takes the items of a file, a few hundred at a time, until every one is a payment or refused. It gives up on
 * none: what cannot be stored now is tried again, more and more slowly, for as long as it takes. Items that an
 * earlier reading dealt with are passed by. Thread-safe.
 */
final class ItemTaking {
    private static final Logger LOG = Logger.getLogger(ItemTaking.class);
    private static final int AT_ONCE = 200;
    private static final int TOLD = 10_000;
    private static final int DEFECTS = 5;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Items items;
    private final Register register;
    private final Function<Acceptance, CompletableFuture<Taken>> engine;
    private final Pause pause;

    ItemTaking(Items items, Register register, Function<Acceptance, CompletableFuture<Taken>> engine, Pause pause) {
        this.items = items;
        this.register = register;
        this.engine = engine;
        this.pause = pause;
    }

    /** What is durably known of items. */
    interface Register {
        Set<UUID> known(Collection<UUID> items);

        /** One that is known already stays what it is. */
        void refuse(UUID file, List<RefusedItem> items);
    }

    /** Lets time pass. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /**
     * Takes what is not taken yet.
     *
     * @param refusals of whole blocks, by position
     * @param closing asked now and then; once true the rest is left for the next start
     * @return whether every item was dealt with
     */
    boolean take(StoredFile file, Channel channel, Path path, Map<Integer, Reason> refusals, BooleanSupplier closing)
            throws IOException {
        // A file that grows after it was checked is taken as far as it was checked.
        int checked = file.count() == 0 ? Integer.MAX_VALUE : file.count();
        try (ItemSource source = ItemSource.open(file, path, refusals)) {
            List<ItemSource.Item> chunk = new ArrayList<>(AT_ONCE);
            for (int i = 0; i < checked; i++) {
                ItemSource.Item item = source.next();
                if (item == null) {
                    break;
                }
                chunk.add(item);
                if (chunk.size() == AT_ONCE) {
                    if (!takeChunk(file, channel, chunk, closing)) {
                        return false;
                    }
                    chunk.clear();
                    if ((i + 1) % TOLD == 0) {
                        LOG.infof("File %s: %d of %d items were taken", file.id(), i + 1, file.count());
                    }
                }
            }
            return takeChunk(file, channel, chunk, closing);
        }
    }

    private boolean takeChunk(StoredFile file, Channel channel, List<ItemSource.Item> chunk, BooleanSupplier closing) {
        Set<UUID> known = register.known(chunk.stream()
                .map(item -> FileIds.item(file.id(), item.stated().index()))
                .toList());
        List<Acceptance> good = new ArrayList<>();
        List<RefusedItem> bad = new ArrayList<>();
        for (ItemSource.Item item : chunk) {
            if (!known.contains(FileIds.item(file.id(), item.stated().index()))) {
                switch (items.judge(file, channel, item.terms(), item.stated())) {
                    case Items.Judged.Good(var acceptance) -> good.add(acceptance);
                    case Items.Judged.Bad(var refused) -> bad.add(refused);
                }
            }
        }
        register.refuse(file.id(), bad);
        return acceptAll(file, good, closing);
    }

    /** The same until nothing is left of it. */
    private boolean acceptAll(StoredFile file, List<Acceptance> all, BooleanSupplier closing) {
        List<Acceptance> left = all;
        Duration wait = SHORTEST_PAUSE;
        int defects = 0;
        while (!left.isEmpty()) {
            if (closing.getAsBoolean()) {
                return false;
            }
            Round round = accept(left);
            defects += round.defective().isEmpty() ? 0 : 1;
            if (defects >= DEFECTS) {
                register.refuse(
                        file.id(),
                        round.defective().stream().map(ItemTaking::beyondUs).toList());
                left = round.unavailable();
                defects = 0;
            } else {
                left = round.again();
            }
            if (!left.isEmpty()) {
                if (!passes(wait)) {
                    return false;
                }
                wait = longer(wait);
            }
        }
        return !closing.getAsBoolean();
    }

    /** What one asking left over. */
    private record Round(List<Acceptance> unavailable, List<Acceptance> defective) {
        List<Acceptance> again() {
            List<Acceptance> again = new ArrayList<>(unavailable);
            again.addAll(defective);
            return again;
        }
    }

    private Round accept(List<Acceptance> asked) {
        List<CompletableFuture<Taken>> asking = asked.stream().map(engine).toList();
        Round round = new Round(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < asked.size(); i++) {
            try {
                switch (asking.get(i).join()) {
                    case Taken.New _, Taken.Replayed _ -> {}
                    case Taken.Unavailable _ -> round.unavailable().add(asked.get(i));
                    case Taken.KeyReused _ -> throw new IllegalStateException("an item of a file has no key");
                }
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof LedgerUnreachable) {
                    round.unavailable().add(asked.get(i));
                } else {
                    LOG.errorf(
                            failed,
                            "Payment %s of a file could not be taken",
                            asked.get(i).payment().id());
                    round.defective().add(asked.get(i));
                }
            }
        }
        return round;
    }

    /** An item that fails by a defect of ours, again and again, must not hold up its file for ever. */
    private static RefusedItem beyondUs(Acceptance acceptance) {
        Origin.Item origin = (Origin.Item) acceptance.origin();
        var transfer = acceptance.payment().transfer();
        return new RefusedItem(
                transfer.id().value(),
                origin.block(),
                origin.index(),
                origin.instructionId(),
                transfer.endToEndId(),
                transfer.amount().decimal(),
                transfer.amount().currency().code(),
                new Reason(
                        "FF10", false, "It could not be stored here for a technical reason. Send it again by itself."));
    }

    private boolean passes(Duration wait) {
        try {
            pause.of(wait);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration longer(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
