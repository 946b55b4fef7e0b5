package io.railhead.routing;

import io.railhead.engine.Ledger;
import io.railhead.engine.Received;
import io.railhead.message.Digest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a message that cannot be treated from one that was in bad company. A delivery count alone proves
 * nothing: it grows for a whole batch, and also while the database or the connection is away. So a message
 * that came back often goes alone, and is poison once it has failed alone by a defect. Forgotten with the
 * process; then it is tried once more. Used by one thread.
 */
final class Suspects {
    /** Delivered more often than this a message goes alone. */
    static final int GOES_ALONE_AFTER = 5;

    private static final int MOST = 1000;

    private final Set<Digest> poison = new LinkedHashSet<>();

    /** Notes that a batch failed, and was given back. */
    void failed(List<Received> batch, Throwable why) {
        if (batch.size() != 1 || batch.getFirst().deliveries() <= GOES_ALONE_AFTER || isTrouble(why)) {
            return;
        }
        if (poison.size() >= MOST) {
            poison.remove(poison.iterator().next());
        }
        poison.add(Digest.of(batch.getFirst().bytes()));
    }

    boolean isPoison(Received received) {
        return received.deliveries() > GOES_ALONE_AFTER && poison.contains(Digest.of(received.bytes()));
    }

    /** Whether the database was the reason, and no message. */
    private static boolean isTrouble(@Nullable Throwable why) {
        for (Throwable at = why; at != null; at = at.getCause()) {
            if (at instanceof Ledger.LedgerUnreachable) {
                return true;
            }
        }
        return false;
    }
}
