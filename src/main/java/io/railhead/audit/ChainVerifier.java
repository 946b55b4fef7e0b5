package io.railhead.audit;

import io.railhead.message.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Recomputes a writer's chain from its rows and tells every place where it does not hold. Used by one thread. */
public final class ChainVerifier {
    private final UUID writer;
    private final List<String> wrong = new ArrayList<>();
    private Chain chain;

    /** At the beginning of a writer's chain. */
    public ChainVerifier(UUID writer) {
        this.writer = writer;
        this.chain = Chain.begin(writer);
    }

    /** A batch as it was found, with its entries in order. */
    public record Found(long seq, Digest previous, Digest digest, List<AuditEntry> entries) {}

    /**
     * Checks one writer's batches.
     *
     * @param batches all of them, by ascending sequence
     * @return what is wrong, in words; empty when the chain holds
     */
    public static List<String> verify(UUID writer, List<Found> batches) {
        ChainVerifier verifier = new ChainVerifier(writer);
        batches.forEach(verifier::next);
        return verifier.wrong();
    }

    /** Checks the next batch, by ascending sequence. A chain of any length is checked one batch at a time. */
    public void next(Found found) {
        Chain.Batch expected = chain.extend(found.entries());
        if (found.seq() != expected.seq()) {
            wrong.add("writer %s: batch %d is missing before %d".formatted(writer, expected.seq(), found.seq()));
        } else if (!found.previous().equals(expected.previous())) {
            wrong.add("writer %s: batch %d does not follow the one before".formatted(writer, found.seq()));
        } else if (!found.digest().equals(expected.digest())) {
            wrong.add("writer %s: the entries of batch %d are not those that were written"
                    .formatted(writer, found.seq()));
        }
        chain = new Chain(writer, found.seq(), found.digest());
    }

    /** What was wrong so far, in words. */
    public List<String> wrong() {
        return List.copyOf(wrong);
    }
}
