package io.railhead.routing;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** A source with one thread of its own that turns until the route stops; what is in hand is finished first. */
abstract class LoopConsumer extends DefaultConsumer {
    private static final long STOP_PATIENCE_MILLIS = 15_000;

    private final String threadName;
    private volatile boolean turning;
    private @Nullable Thread thread;

    LoopConsumer(Endpoint endpoint, Processor processor, String threadName) {
        super(endpoint, processor);
        this.threadName = threadName;
    }

    /** One turn. An exception ends nothing; {@link #turn} is to pause by itself when there is trouble. */
    abstract void turn() throws InterruptedException;

    boolean isTurning() {
        return turning;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        turning = true;
        thread = Thread.ofPlatform().name(threadName).start(this::loop);
    }

    private void loop() {
        while (turning) {
            try {
                turn();
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException | Error defect) {
                getExceptionHandler().handleException("A turn of " + threadName + " failed", defect);
                pause(200);
            }
        }
    }

    /** Waits out a trouble, or less when the route stops. */
    void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs the route on a body; its failure is thrown here. */
    void run(Object body, @Nullable String kind) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getIn().setBody(body);
            if (kind != null) {
                exchange.getIn().setHeader("kind", kind);
            }
            getProcessor().process(exchange);
            Exception failed = exchange.getException();
            if (failed != null) {
                throw failed;
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }

    @Override
    protected void doStop() throws Exception {
        turning = false;
        Thread running = thread;
        if (running != null) {
            running.join(STOP_PATIENCE_MILLIS);
        }
        super.doStop();
    }
}
