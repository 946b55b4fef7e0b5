package io.railhead.intake.file;

import io.railhead.codec.InitiationReader;
import io.railhead.message.InitiatedTransfer;
import io.railhead.message.InitiationElement;
import io.railhead.message.PaymentBlock;
import io.railhead.message.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the transfers of a pain.001, each with what its block says. One thread; closing it closes the stream. */
final class InitiationItems implements ItemSource {
    private final InputStream content;
    private final InitiationReader reader;
    private final Map<Integer, Reason> refusals;
    private @Nullable BlockTerms terms;

    /** @param refusals of whole blocks, by position */
    InitiationItems(InputStream content, Map<Integer, Reason> refusals) {
        this.content = content;
        this.reader = new InitiationReader(content);
        this.refusals = refusals;
    }

    @Override
    public @Nullable Item next() {
        for (InitiationElement element = reader.next(); element != null; element = reader.next()) {
            switch (element) {
                case PaymentBlock block -> terms = BlockTerms.of(block, refusals.get(block.index()));
                case InitiatedTransfer transfer -> {
                    return new Item(present(terms), transfer);
                }
            }
        }
        return null;
    }

    private static BlockTerms present(@Nullable BlockTerms terms) {
        if (terms == null) {
            throw new IllegalStateException("the reader gave a transfer before its block");
        }
        return terms;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        content.close();
    }
}
