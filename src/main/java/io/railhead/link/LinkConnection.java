package io.railhead.link;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one link, made again whenever it breaks. Thread-safe: any user that sees it fail reports
 * the connection it used, and only the first report of one connection counts.
 */
final class LinkConnection implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LinkConnection.class);

    private final String link;
    private final String purpose;
    private final BrokerSettings broker;
    private final ActiveMQConnectionFactory factory;
    private final AtomicReference<@Nullable Connection> current = new AtomicReference<>();
    private volatile boolean closed;
    private volatile boolean paused;
    private volatile boolean told;

    LinkConnection(String link, String purpose, BrokerSettings broker) {
        this.link = link;
        this.purpose = purpose;
        this.broker = broker;
        this.factory = new ActiveMQConnectionFactory(broker.url());
    }

    boolean isUp() {
        return current.get() != null;
    }

    /** The connection that is up, or a new one; throws when there is none to be had now. */
    synchronized Connection open() throws JMSException {
        Connection up = current.get();
        if (up != null) {
            return up;
        }
        if (closed || paused) {
            throw new JMSException("the link is stopped");
        }
        Connection made = connect();
        current.set(made);
        if (closed || paused) {
            // Stopped while the connection was being made.
            broken(made, "stopped by hand");
            throw new JMSException("the link is stopped");
        }
        told = false;
        LOG.infof("Link %s (%s) is connected to the broker at %s", link, purpose, broker);
        return made;
    }

    private Connection connect() throws JMSException {
        Connection made = null;
        try {
            made = factory.createConnection(broker.user(), broker.password());
            Connection watched = made;
            made.setExceptionListener(failure -> broken(watched, String.valueOf(failure.getMessage())));
            made.start();
            return made;
        } catch (JMSException failed) {
            close(made);
            if (!told) {
                told = true;
                LOG.warnf("Link %s (%s) cannot reach the broker at %s: %s", link, purpose, broker, failed.getMessage());
            }
            throw failed;
        }
    }

    /** Gives a connection up that somebody saw fail. */
    void broken(Connection used, String why) {
        if (current.compareAndSet(used, null)) {
            if (!closed) {
                LOG.warnf("Link %s (%s) lost its connection: %s", link, purpose, why);
            }
            // Closing a dead connection can take its time-out; nobody has to wait for that.
            Thread.ofVirtual().name("close-" + link).start(() -> close(used));
        }
    }

    /** Closes the connection and makes none until told otherwise. */
    void pause(boolean pause) {
        paused = pause;
        Connection up = current.get();
        if (pause && up != null) {
            broken(up, "stopped by hand");
        }
    }

    boolean isPaused() {
        return paused;
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (JMSException alreadyGone) {
                LOG.debugf("closing: %s", alreadyGone.getMessage());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        close(current.getAndSet(null));
        factory.close();
    }
}
