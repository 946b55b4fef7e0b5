package io.railhead.intake.file;

import io.railhead.engine.Acceptance;
import io.railhead.engine.Acceptance.Origin;
import io.railhead.engine.Taken;
import io.railhead.fault.FaultPoint;
import io.railhead.message.Reason;
import io.railhead.store.FileIds;
import io.railhead.store.RefusedItem;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Takes the items of a file, a few hundred at a time, until every one is a payment or refused. While one chunk is
 * being committed the next is read and judged and waits behind it, so that the engine never waits for the file; and
 * while a link is out of credit the engine lets its items wait, so that a file is read no faster than it can leave. It
 * gives up on none: what cannot be stored now is tried again, more and more slowly, for as long as it takes. Items
 * that an earlier reading dealt with are passed by. Thread-safe.
 */
final class ItemTaking {
    /** Chunks that the engine has before the oldest must be done: more would make people's payments wait. */
    private static final int AT_WORK = 2;

    private static final int DEFECTS = 5;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ChunkJudge judge;
    private final Register register;
    private final Function<Acceptance, CompletableFuture<Taken>> engine;
    private final Pause pause;
    private final InstantSource clock;

    ItemTaking(
            Items items,
            Register register,
            Function<Acceptance, CompletableFuture<Taken>> engine,
            Pause pause,
            InstantSource clock) {
        this.judge = new ChunkJudge(items);
        this.register = register;
        this.engine = engine;
        this.pause = pause;
        this.clock = clock;
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
        Progress progress = new Progress(file, "taken", clock);
        Deque<AskedItems> atWork = new ArrayDeque<>();
        boolean read = ItemChunks.each(file, path, refusals, chunk -> {
            if (closing.getAsBoolean()) {
                return false;
            }
            ChunkJudge.Sorted sorted = judge.sort(file, channel, chunk, register.known(ids(file, chunk)));
            register.refuse(file.id(), sorted.bad());
            atWork.add(ask(sorted.good()));
            progress.more(chunk.size(), sorted.bad().size());
            FaultPoint.FILE_HALF_TAKEN.pass();
            return atWork.size() <= AT_WORK || finish(file, atWork.remove(), closing);
        });
        while (read && !atWork.isEmpty()) {
            read = finish(file, atWork.remove(), closing);
        }
        return read;
    }

    private static List<UUID> ids(StoredFile file, List<ItemSource.Item> chunk) {
        return chunk.stream()
                .map(item -> FileIds.item(file.id(), item.stated().index()))
                .toList();
    }

    private AskedItems ask(List<Acceptance> items) {
        return AskedItems.ask(items, engine);
    }

    /** Waits for the answers, and asks the same again until nothing is left of it. */
    private boolean finish(StoredFile file, AskedItems first, BooleanSupplier closing) {
        AskedItems asked = first;
        Duration wait = SHORTEST_PAUSE;
        int defects = 0;
        while (!asked.items().isEmpty()) {
            if (!asked.answered(closing)) {
                return false;
            }
            AskedItems.Answers answers = asked.answers();
            register.refuse(
                    file.id(),
                    answers.uetrUsed().stream().map(ItemTaking::withUsedUetr).toList());
            List<Acceptance> left = answers.again();
            defects += answers.defective().isEmpty() ? 0 : 1;
            if (defects >= DEFECTS) {
                register.refuse(
                        file.id(),
                        answers.defective().stream().map(ItemTaking::beyondUs).toList());
                left = answers.unavailable();
                defects = 0;
            }
            if (!left.isEmpty()) {
                if (!passes(wait)) {
                    return false;
                }
                wait = longer(wait);
            }
            asked = ask(left);
        }
        return !closing.getAsBoolean();
    }

    /** An item that fails by a defect of ours, again and again, must not hold up its file for ever. */
    private static RefusedItem beyondUs(Acceptance acceptance) {
        return refused(
                acceptance,
                new Reason(
                        "FF10", false, "It could not be stored here for a technical reason. Send it again by itself."));
    }

    private static RefusedItem withUsedUetr(Acceptance acceptance) {
        return refused(acceptance, Items.UETR_USED);
    }

    static RefusedItem refused(Acceptance acceptance, Reason reason) {
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
                reason);
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
