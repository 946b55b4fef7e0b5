package io.railhead.audit;

import io.railhead.message.Digest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The digest chain of one writer incarnation. Immutable: {@link #extend} gives the link that a transaction
 * is to store and the chain as it is if that transaction commits. A writer whose commit had an unknown
 * outcome must go on as a new incarnation.
 *
 * @param writer the incarnation
 * @param seq how many batches it has committed
 * @param head digest of the last batch; for none yet, of the writer's id
 */
public record Chain(UUID writer, long seq, Digest head) {
    public static Chain begin(UUID writer) {
        return new Chain(writer, 0, Digest.of(writer.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * A batch as it is stored.
     *
     * @param entryDigests one for each entry, in order
     */
    public record Batch(UUID writer, long seq, Digest previous, Digest digest, List<Digest> entryDigests) {
        public Chain after() {
            return new Chain(writer, seq, digest);
        }
    }

    public Batch extend(List<AuditEntry> entries) {
        List<Digest> digests = new ArrayList<>(entries.size());
        for (AuditEntry entry : entries) {
            digests.add(digest(entry));
        }
        return new Batch(writer, seq + 1, head, batchDigest(head, digests), List.copyOf(digests));
    }

    /** Every field with its length in front, so that no two entries have the same encoding. */
    public static Digest digest(AuditEntry entry) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
            DataOutputStream out = new DataOutputStream(bytes);
            put(out, entry.id().toString());
            put(out, String.valueOf(entry.payment()));
            put(out, String.valueOf(entry.message()));
            put(out, entry.event());
            put(out, entry.detailText());
            put(out, entry.actor());
            // The database keeps microseconds; a finer time would not be found there again.
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
            return Digest.of(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void put(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    static Digest batchDigest(Digest previous, List<Digest> entries) {
        byte[] all = new byte[32 * (entries.size() + 1)];
        System.arraycopy(previous.value(), 0, all, 0, 32);
        for (int i = 0; i < entries.size(); i++) {
            System.arraycopy(entries.get(i).value(), 0, all, 32 * (i + 1), 32);
        }
        return Digest.of(all);
    }
}
