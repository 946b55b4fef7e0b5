package io.railhead.intake.file;

import io.railhead.engine.Acceptance;
import io.railhead.message.Reason;
import io.railhead.payment.Uetr;
import io.railhead.store.FileIds;
import io.railhead.store.RefusedItem;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The two further readings of a file that is taken whole or not at all. The first judges every item and takes none;
 * bad ones are noted as refused. What it comes to is stored before anything else happens, so that a crash never
 * leaves half a file behind. Then either the items are taken as in any other file, or the second reading refuses the
 * good ones, too. Thread-safe.
 */
final class WholeOrNothing {
    /** What a good item is told that is refused for the sake of others. */
    static final Reason FOR_OTHERS = new Reason(
            "NARR",
            false,
            "Nothing is wrong with it. It is refused because others of its file are, and the file is taken whole or not at all.");

    private final ChunkJudge judge;
    private final Register register;
    private final InstantSource clock;

    WholeOrNothing(Items items, Register register, InstantSource clock) {
        this.judge = new ChunkJudge(items);
        this.register = register;
        this.clock = clock;
    }

    /** What is durably known. */
    interface Register extends ItemTaking.Register {
        /** Which of these UETRs a payment has already, by scheme. */
        Set<Uetr> used(String scheme, Collection<Uetr> uetrs);
    }

    /**
     * The first reading: judges all and takes nothing.
     *
     * @return whether the end was reached
     */
    boolean judge(StoredFile file, Channel channel, Path path, Map<Integer, Reason> refusals, BooleanSupplier closing)
            throws IOException {
        Progress progress = new Progress(file, "judged", clock);
        Set<UUID> uetrsHere = new HashSet<>();
        return ItemChunks.each(file, path, refusals, chunk -> {
            ChunkJudge.Sorted sorted = judge.sort(file, channel, chunk, Set.of());
            List<RefusedItem> bad = new ArrayList<>(sorted.bad());
            bad.addAll(withUsedUetr(sorted.good(), uetrsHere));
            register.refuse(file.id(), bad);
            progress.more(chunk.size(), bad.size());
            return !closing.getAsBoolean();
        });
    }

    /** Those whose UETR another payment has, or an item before them. */
    private List<RefusedItem> withUsedUetr(List<Acceptance> good, Set<UUID> uetrsHere) {
        List<RefusedItem> bad = new ArrayList<>();
        Map<String, List<Acceptance>> named = good.stream()
                .filter(item -> item.payment().uetr() != null)
                .collect(Collectors.groupingBy(item -> item.payment().scheme()));
        named.forEach((scheme, items) -> {
            List<Uetr> uetrs = items.stream()
                    .map(item -> item.payment().uetr())
                    .filter(Objects::nonNull)
                    .toList();
            Set<Uetr> used = register.used(scheme, uetrs);
            for (int i = 0; i < items.size(); i++) {
                if (!uetrsHere.add(uetrs.get(i).value()) || used.contains(uetrs.get(i))) {
                    bad.add(ItemTaking.refused(items.get(i), Items.UETR_USED));
                }
            }
        });
        return bad;
    }

    /**
     * The second reading of a file that is refused: every item that was good by itself gets its refusal, too.
     *
     * @return whether the end was reached
     */
    boolean refuse(StoredFile file, Path path, BooleanSupplier closing) throws IOException {
        return ItemChunks.each(file, path, Map.of(), chunk -> {
            register.refuse(
                    file.id(), chunk.stream().map(item -> good(file, item)).toList());
            return !closing.getAsBoolean();
        });
    }

    private static RefusedItem good(StoredFile file, ItemSource.Item item) {
        return new RefusedItem(
                FileIds.item(file.id(), item.stated().index()),
                item.terms().block(),
                item.stated().index(),
                item.stated().instructionId(),
                item.stated().endToEndId(),
                item.stated().amount(),
                item.stated().currency(),
                FOR_OTHERS);
    }
}
