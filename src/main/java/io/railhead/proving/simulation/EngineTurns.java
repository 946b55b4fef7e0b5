package io.railhead.proving.simulation;

import io.railhead.engine.Engine;

/** In place of the engine's threads: turns each worker of one node as long as something waits for it. */
final class EngineTurns {
    private static final long SOON = 50;
    /** How soon those who wait for credit are looked at again when nothing else happens. */
    private static final long WAITING = 5 * Agenda.MILLI;

    private final GatewayNode node;
    private final Engine engine;
    private final boolean[] called;
    private final boolean[] turning;
    private final boolean[] waiting;

    EngineTurns(GatewayNode node, Engine engine, int workers) {
        this.node = node;
        this.engine = engine;
        this.called = new boolean[workers];
        this.turning = new boolean[workers];
        this.waiting = new boolean[workers];
    }

    /** Something may wait for them. */
    void call() {
        for (int worker = 0; worker < called.length; worker++) {
            call(worker);
        }
    }

    private void call(int worker) {
        if (!called[worker]) {
            called[worker] = true;
            node.later(SOON, () -> turn(worker));
        }
    }

    private void turn(int worker) {
        called[worker] = false;
        if (turning[worker]) {
            // It is in the middle of a commit and looks again by itself.
            return;
        }
        turning[worker] = true;
        boolean some = engine.turn(worker);
        turning[worker] = false;
        if (node.isGone()) {
            return;
        }
        if (some) {
            call(worker);
        } else if (engine.hasNew(worker) && !waiting[worker]) {
            node.count(Seen.WAITS_FOR_CREDIT);
            waiting[worker] = true;
            node.later(WAITING, () -> {
                waiting[worker] = false;
                call(worker);
            });
        }
    }
}
