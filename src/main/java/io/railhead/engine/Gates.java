package io.railhead.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Whether a payment may leave by a link right now: the link confirms what it is given, this node holds its
 * lane, and there is credit. Until all three are so nothing is stamped or signed, because the scheme's clock
 * runs from a time inside the message. Thread-safe.
 */
public final class Gates {
    private final Wire wire;
    private final LaneKeeper lanes;
    private final Map<String, Credit> credits;
    private final Patience patience;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    /** Where nobody waits for credit. */
    public Gates(Wire wire, LaneKeeper lanes, Map<String, Integer> creditByLink) {
        this(wire, lanes, creditByLink, Patience.NONE);
    }

    /**
     * @param creditByLink how many unanswered payments each link may have
     * @param patience how long a new payment may wait for some of it
     */
    public Gates(Wire wire, LaneKeeper lanes, Map<String, Integer> creditByLink, Patience patience) {
        this.wire = wire;
        this.patience = patience;
        this.lanes = lanes;
        this.credits = creditByLink.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> new Credit(entry.getValue())));
        waiting.addAll(creditByLink.keySet());
    }

    /** The lane to claim under, with one credit taken; empty when the payment has to wait in the queue. */
    Optional<Lane> tryLeave(String link, boolean bulk) {
        Optional<Lane> lane = open(link);
        return lane.isPresent() && credit(link).take(bulk) ? lane : Optional.empty();
    }

    Optional<Lane> open(String link) {
        return wire.isReady(link) ? lanes.held(link) : Optional.empty();
    }

    int free(String link, boolean bulk) {
        return credit(link).free(bulk);
    }

    void giveBack(String link, boolean bulk) {
        credit(link).giveBack(bulk);
    }

    void recount(String link, Ledger.Unanswered unanswered) {
        credit(link).recount(unanswered);
    }

    /** How often credit has come back to a link: while this stands still, it answers nothing. */
    long returned(String link) {
        return credit(link).returned();
    }

    /** How many unanswered payments the link may have. */
    int limit(String link) {
        return credit(link).limit();
    }

    public int used(String link) {
        return credit(link).used();
    }

    /** Notes that something is queued for the link. */
    void queuedOne(String link) {
        waiting.add(link);
    }

    /** Whether something may be queued; asked before each look, so that a note made meanwhile is not lost. */
    boolean takeWaiting(String link) {
        return waiting.remove(link);
    }

    public boolean mayHaveQueued(String link) {
        return waiting.contains(link);
    }

    Patience patience() {
        return patience;
    }

    boolean knows(String link) {
        return credits.containsKey(link);
    }

    Set<String> links() {
        return credits.keySet();
    }

    private Credit credit(String link) {
        Credit credit = credits.get(link);
        if (credit == null) {
            throw new IllegalArgumentException("no link is named " + link);
        }
        return credit;
    }
}
