package io.railhead.intake.file;

import io.railhead.message.Reason;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a file a few hundred items at a time; never more of it is in memory. */
final class ItemChunks {
    /** One commit of the engine takes half as many: while it does, the other half is in the queue. */
    static final int AT_ONCE = 256;

    private ItemChunks() {}

    /** What is done with a chunk. */
    interface Use {
        /** @return whether to go on */
        boolean of(List<ItemSource.Item> chunk);
    }

    /**
     * Hands over the items in the order of the file.
     *
     * @param refusals of whole blocks, by position
     * @return whether the end was reached
     */
    static boolean each(StoredFile file, Path path, Map<Integer, Reason> refusals, Use use) throws IOException {
        // A file that grows after it was checked is read as far as it was checked.
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
                    if (!use.of(chunk)) {
                        return false;
                    }
                    chunk = new ArrayList<>(AT_ONCE);
                }
            }
            return use.of(chunk);
        }
    }
}
