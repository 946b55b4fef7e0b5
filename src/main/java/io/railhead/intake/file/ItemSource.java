package io.railhead.intake.file;

import io.railhead.message.InitiatedTransfer;
import io.railhead.message.Reason;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The items of a checked file in their order, whatever its format: every reading gives the same ones. For one thread.
 */
interface ItemSource extends AutoCloseable {
    /** An item with what it shares with its block. */
    record Item(BlockTerms terms, InitiatedTransfer stated) {}

    /** The next item, or null at the end. */
    @Nullable Item next();

    @Override
    void close() throws IOException;

    /** @param refusals of whole blocks, by position */
    static ItemSource open(StoredFile file, Path path, Map<Integer, Reason> refusals) throws IOException {
        InputStream content = Unpacking.open(path);
        boolean opened = false;
        try {
            ItemSource source = switch (FileFormat.of(file.format())) {
                case PAIN_001 -> new InitiationItems(content, refusals);
                case CSV -> new CsvItems(content);
            };
            opened = true;
            return source;
        } finally {
            if (!opened) {
                content.close();
            }
        }
    }
}
