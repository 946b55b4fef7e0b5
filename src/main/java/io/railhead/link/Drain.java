package io.railhead.link;

import com.github.f4b6a3.uuid.UuidCreator;
import io.railhead.engine.Received;
import io.railhead.fault.FaultPoint;
import io.railhead.message.Definition;
import io.railhead.message.MessageId;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes what has arrived on one link, up to a hundred messages in one broker transaction. The caller makes
 * the batch true in the database and then ends it with {@link #commit} or {@link #rollback}; a crash between
 * the two gives a redelivery that the inbox absorbs. Used by one thread.
 */
public final class Drain implements AutoCloseable {
    /** What one message on a link may weigh. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int MOST_MESSAGES = 100;
    private static final String DELIVERIES = "JMSXDeliveryCount";
    /** Delivered more often than this a message ends its batch; being at the head of the queue, it goes alone. */
    private static final int SUSPICIOUS = 5;

    private final LinkSettings link;
    private final LinkConnection connection;
    private final InstantSource clock;
    private final Function<byte[], @Nullable Definition> peek;
    private @Nullable Connection used;
    private @Nullable Session session;
    private @Nullable MessageConsumer consumer;

    /** @param peek an untrusted look at what a message may be; must not throw */
    public Drain(
            LinkSettings link,
            BrokerSettings broker,
            InstantSource clock,
            Function<byte[], @Nullable Definition> peek) {
        this.link = link;
        this.connection = new LinkConnection(link.name(), "receiving", broker);
        this.clock = clock;
        this.peek = peek;
    }

    void pause(boolean pause) {
        connection.pause(pause);
    }

    public boolean isUp() {
        return connection.isUp();
    }

    /**
     * Waits a while for a first message and takes what else is there.
     *
     * @throws JMSException when there is no connection now; the broker transaction is gone then, and its
     *     messages come again
     */
    public List<Received> take(long waitMillis) throws JMSException {
        try {
            MessageConsumer from = open();
            List<Received> batch = new ArrayList<>();
            Message message = from.receive(waitMillis);
            while (message != null) {
                Received received = read(message);
                batch.add(received);
                if (batch.size() >= MOST_MESSAGES || received.deliveries() > SUSPICIOUS) {
                    break;
                }
                message = from.receiveNoWait();
            }
            return batch;
        } catch (JMSException failed) {
            giveUp(failed);
            throw failed;
        } catch (RuntimeException defect) {
            // What this session has handed over already would be lost with its next commit.
            giveUp(defect);
            throw defect;
        }
    }

    private MessageConsumer open() throws JMSException {
        Connection up = connection.open();
        MessageConsumer ready = consumer;
        if (up.equals(used) && ready != null) {
            return ready;
        }
        used = up;
        Session made = up.createSession(Session.SESSION_TRANSACTED);
        MessageConsumer listening = made.createConsumer(made.createQueue(link.receiveQueue()));
        session = made;
        consumer = listening;
        return listening;
    }

    private Received read(Message message) throws JMSException {
        MessageId id = new MessageId(UuidCreator.getTimeOrderedEpochPlus1());
        int deliveries = message.propertyExists(DELIVERIES) ? message.getIntProperty(DELIVERIES) : 1;
        Instant now = clock.instant();
        if (!(message instanceof BytesMessage bytes)) {
            // Never opened: an object message's content is the sender's code to run.
            return odd(id, deliveries, now, Received.Oddity.NOT_BYTES);
        }
        long length = bytes.getBodyLength();
        if (length > MOST_BYTES) {
            return odd(id, deliveries, now, Received.Oddity.TOO_LARGE);
        }
        byte[] body = new byte[(int) length];
        bytes.readBytes(body);
        return new Received(id, link.name(), body, peek.apply(body), deliveries, now, null);
    }

    private Received odd(MessageId id, int deliveries, Instant now, Received.Oddity why) {
        return new Received(id, link.name(), new byte[0], null, deliveries, now, why);
    }

    /** Ends the broker transaction: the batch is done with. */
    public void commit() throws JMSException {
        Session open = session;
        if (open != null) {
            try {
                open.commit();
                if (FaultPoint.ANSWER_COMMIT_LOST.fails()) {
                    throw new JMSException("a fault point: the reply to the commit is lost");
                }
            } catch (JMSException failed) {
                giveUp(failed);
                throw failed;
            }
        }
    }

    /** Gives the batch back to the broker: it comes again. */
    public void rollback() {
        Session open = session;
        if (open != null) {
            try {
                open.rollback();
            } catch (JMSException | RuntimeException failed) {
                giveUp(failed);
            }
        }
    }

    private void giveUp(Exception failed) {
        Connection broken = used;
        session = null;
        consumer = null;
        used = null;
        if (broken != null) {
            connection.broken(broken, String.valueOf(failed.getMessage()));
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
