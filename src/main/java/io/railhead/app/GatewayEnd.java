package io.railhead.app;

import io.quarkus.runtime.Application;

/** Waiting for the gateway's own ordered stop, for whoever holds something that it stands on. */
final class GatewayEnd {
    private static final long STOP_MILLIS = 45_000;

    private GatewayEnd() {}

    /** Returns when the gateway has closed its doors and ended what was in flight, or after 45 s. */
    static void await() {
        Application gateway = Application.currentApplication();
        if (gateway == null) {
            return;
        }
        Thread waiting = Thread.ofPlatform().daemon().start(gateway::awaitShutdown);
        try {
            waiting.join(STOP_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
