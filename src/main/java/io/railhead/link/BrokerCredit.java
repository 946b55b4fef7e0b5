package io.railhead.link;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.client.impl.ClientProducerCredits;
import org.apache.activemq.artemis.core.client.impl.ClientSessionInternal;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/**
 * How many bytes the broker takes from one producer just now. It grants them ahead, and grants none while its disk or
 * the queue is full. The client would wait for them inside of a send, without any limit, and whatever was true of the
 * message before need not be true when it leaves then; so nothing is sent here before it is certain not to wait. Asked
 * by any thread, spent by the one that sends.
 */
final class BrokerCredit {
    /** Lack of it for so long is no hiccup any more. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);
    /** What the client adds to the bytes of a message: header, properties, its own frame. */
    private static final int ENVELOPE_BYTES = 4096;
    /** With so many nobody would say that there is none. */
    private static final int SOME_BYTES = 65_536;

    private final ClientProducerCredits granted;
    /** Since when there is none, by {@link System#nanoTime}; a new producer has none, and is not trusted for it. */
    private volatile long lackingSince = System.nanoTime() - PATIENCE_NANOS;

    private volatile boolean lacking = true;

    private BrokerCredit(ClientProducerCredits granted) {
        this.granted = granted;
    }

    /** Of the session's producers for the queue; they share it. */
    static BrokerCredit of(Session session, String queue) throws JMSException {
        if (session instanceof ActiveMQSession ours && ours.getCoreSession() instanceof ClientSessionInternal core) {
            return new BrokerCredit(core.getCredits(SimpleString.of(queue), false));
        }
        throw new JMSException("the session is none of Artemis': " + session.getClass());
    }

    /** Whether the broker takes messages, or has taken some within the last second. */
    boolean isGiven() {
        if (granted.getBalance() >= SOME_BYTES) {
            lacking = false;
            return true;
        }
        if (!lacking) {
            lackingSince = System.nanoTime();
            lacking = true;
        }
        return System.nanoTime() - lackingSince < PATIENCE_NANOS;
    }

    /**
     * Waits until a message of this size can be sent at once.
     *
     * @param still asked meanwhile; once it says no, there is no more waiting
     * @return false when there is no credit for it, after a second
     */
    boolean await(int bytes, BooleanSupplier still) throws InterruptedException {
        long needed = Math.max(SOME_BYTES, (long) bytes + ENVELOPE_BYTES);
        long began = System.nanoTime();
        while (granted.getBalance() < needed) {
            if (!still.getAsBoolean() || System.nanoTime() - began > PATIENCE_NANOS) {
                return false;
            }
            Thread.sleep(1);
        }
        return true;
    }
}
