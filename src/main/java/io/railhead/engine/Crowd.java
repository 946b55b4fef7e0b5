package io.railhead.engine;

/**
 * The people's payments that wait in memory for the credit of one link, over all workers: how many there are, and
 * whether there is any sense in waiting. Thread-safe.
 */
final class Crowd {
    private static final long ANSWERS = -1;

    private final int most;
    private int waiting;
    private long silentSince = ANSWERS;

    /** @param most how many may wait beyond those for whom there is credit */
    Crowd(int most) {
        this.most = most;
    }

    /** @return whether there is a place, which is taken then */
    synchronized boolean join(int free) {
        boolean place = hasPlace(free);
        if (place) {
            waiting++;
        }
        return place;
    }

    synchronized boolean hasPlace(int free) {
        return waiting < free + most;
    }

    /** Joins whether there is a place or not. */
    synchronized void joinAnyhow() {
        waiting++;
    }

    synchronized void leave() {
        waiting--;
    }

    synchronized int size() {
        return waiting;
    }

    /**
     * Somebody waited for as long as anybody may, and the link answered nothing meanwhile.
     *
     * @param returned how often credit had come back until then
     */
    synchronized void fellSilent(long returned) {
        silentSince = returned;
    }

    /** @param returned how often credit has come back until now; once more than then, and the link answers again */
    synchronized boolean isSilent(long returned) {
        return silentSince == returned;
    }
}
