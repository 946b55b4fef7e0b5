package io.railhead.proving.simulation;

import io.railhead.engine.Engine;

/** In place of the engine's threads: turns each worker of one node as long as something waits for it. */
final class EngineTurns {
    private static final long SOON = 50;

    private final GatewayNode node;
    private final Engine engine;
    private final boolean[] called;
    private final boolean[] turning;

    EngineTurns(GatewayNode node, Engine engine, int workers) {
        this.node = node;
        this.engine = engine;
        this.called = new boolean[workers];
        this.turning = new boolean[workers];
    }

    /** Something may wait for them. */
    void call() {
        for (int worker = 0; worker < called.length; worker++) {
            int which = worker;
            if (!called[which]) {
                called[which] = true;
                node.later(SOON, () -> turn(which));
            }
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
        if (some && !node.isGone()) {
            call();
        }
    }
}
