package io.railhead.intake.file;

import io.railhead.engine.Acceptance;
import io.railhead.store.FileIds;
import io.railhead.store.RefusedItem;
import io.railhead.store.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Judges the items of a chunk side by side: each by itself, and none needs another. Thread-safe. */
final class ChunkJudge {
    private final Items items;

    ChunkJudge(Items items) {
        this.items = items;
    }

    /** What came of a chunk, in the order of the file. */
    record Sorted(List<Acceptance> good, List<RefusedItem> bad) {}

    /** @param known items that are dealt with already, and passed by */
    Sorted sort(StoredFile file, Channel channel, List<ItemSource.Item> chunk, Set<UUID> known) {
        List<Items.Judged> judged = chunk.parallelStream()
                .filter(item ->
                        !known.contains(FileIds.item(file.id(), item.stated().index())))
                .map(item -> items.judge(file, channel, item.terms(), item.stated()))
                .toList();
        Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>());
        for (Items.Judged item : judged) {
            switch (item) {
                case Items.Judged.Good(var acceptance) -> sorted.good().add(acceptance);
                case Items.Judged.Bad(var refused) -> sorted.bad().add(refused);
            }
        }
        return sorted;
    }
}
