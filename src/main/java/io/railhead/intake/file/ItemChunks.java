package io.railhead.intake.file;

import io.railhead.codec.InitiationReader;
import io.railhead.message.InitiatedTransfer;
import io.railhead.message.InitiationElement;
import io.railhead.message.PaymentBlock;
import io.railhead.message.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file a few hundred items at a time; never more of it is in memory. */
final class ItemChunks {
    /** One commit of the engine takes half as many: while it does, the other half is in the queue. */
    static final int AT_ONCE = 256;

    private ItemChunks() {}

    /** An item with what its block says. */
    record Read(BlockTerms terms, InitiatedTransfer stated) {}

    /** What is done with a chunk. */
    interface Use {
        /** @return whether to go on */
        boolean of(List<Read> chunk);
    }

    /**
     * Hands over the items in the order of the file.
     *
     * @param refusals of whole blocks, by position
     * @return whether the end was reached
     */
    static boolean each(Path path, Map<Integer, Reason> refusals, Use use) throws IOException {
        try (InputStream in = FileCheck.open(path);
                InitiationReader reader = new InitiationReader(in)) {
            BlockTerms terms = null;
            List<Read> chunk = new ArrayList<>(AT_ONCE);
            for (InitiationElement element = reader.next(); element != null; element = reader.next()) {
                switch (element) {
                    case PaymentBlock block -> terms = BlockTerms.of(block, refusals.get(block.index()));
                    case InitiatedTransfer transfer -> chunk.add(new Read(present(terms), transfer));
                }
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

    private static BlockTerms present(@Nullable BlockTerms terms) {
        if (terms == null) {
            throw new IllegalStateException("the reader gave a transfer before its block");
        }
        return terms;
    }
}
