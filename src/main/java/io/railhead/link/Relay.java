package io.railhead.link;

import io.railhead.fault.FaultPoint;
import io.railhead.message.MessageId;
import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts parcels on one link's queue: many sends under way at once, each confirmed by the broker alone, each
 * with its own duplicate id, so that putting one again is harmless. A send that is not confirmed in time
 * breaks the connection on purpose; only a new one tells where we are. One thread at a time calls
 * {@link #put}; the rest is thread-safe.
 */
public final class Relay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";
    private static final long CONFIRM_WITHIN_MILLIS = 3000;
    /** Past this without a confirmation nothing more is signed for the link. */
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);

    private final LinkSettings link;
    private final LinkConnection connection;
    private @Nullable Connection used;
    private @Nullable Session session;
    private @Nullable MessageProducer producer;
    private volatile long waitingSince;

    public Relay(LinkSettings link, BrokerSettings broker) {
        this.link = link;
        this.connection = new LinkConnection(link.name(), "sending", broker);
    }

    /** Connected, and confirming what it is given. */
    public boolean isReady() {
        long since = waitingSince;
        return connection.isUp() && (since == 0 || System.nanoTime() - since < SLOW_NANOS);
    }

    void pause(boolean pause) {
        connection.pause(pause);
    }

    boolean isPaused() {
        return connection.isPaused();
    }

    /** Tries to be connected; false when the broker cannot be reached now. */
    public boolean connect() {
        try {
            open();
            return true;
        } catch (JMSException failed) {
            return false;
        }
    }

    private MessageProducer open() throws JMSException {
        Connection up = connection.open();
        MessageProducer ready = producer;
        if (up.equals(used) && ready != null) {
            return ready;
        }
        used = up;
        try {
            Session fresh = up.createSession(Session.AUTO_ACKNOWLEDGE);
            MessageProducer made = fresh.createProducer(fresh.createQueue(link.sendQueue()));
            made.setDeliveryMode(DeliveryMode.PERSISTENT);
            made.setDisableMessageTimestamp(true);
            session = fresh;
            producer = made;
            return made;
        } catch (JMSException failed) {
            giveUp(String.valueOf(failed.getMessage()));
            throw failed;
        }
    }

    private void giveUp(String why) {
        Connection broken = used;
        session = null;
        producer = null;
        used = null;
        if (broken != null) {
            connection.broken(broken, why);
        }
    }

    /**
     * Puts the parcels and waits for the broker.
     *
     * @return those that are confirmed; the others stay in the outbox and come again
     */
    public List<MessageId> put(List<Parcel> parcels) {
        return put(parcels, () -> true);
    }

    /** @param mayPut asked before each single send; once it says no, the rest stays in the outbox */
    public List<MessageId> put(List<Parcel> parcels, BooleanSupplier mayPut) {
        List<MessageId> confirmed = new ArrayList<>(parcels.size());
        for (int from = 0; from < parcels.size(); from += link.window()) {
            List<Parcel> window = parcels.subList(from, Math.min(parcels.size(), from + link.window()));
            List<MessageId> done = putWindow(window, mayPut);
            confirmed.addAll(done);
            if (done.size() < window.size()) {
                break;
            }
        }
        return confirmed;
    }

    private List<MessageId> putWindow(List<Parcel> window, BooleanSupplier mayPut) {
        Set<MessageId> confirmed = ConcurrentHashMap.newKeySet();
        CountDownLatch open = new CountDownLatch(window.size());
        int sent = 0;
        waitingSince = System.nanoTime();
        try {
            MessageProducer to = open();
            Session made = session;
            for (Parcel parcel : window) {
                if (made == null || !mayPut.getAsBoolean()) {
                    break;
                }
                to.send(message(made, parcel), new Confirmation(parcel.id(), confirmed, open));
                sent++;
                FaultPoint.IN_PUT.pass();
            }
            for (int i = sent; i < window.size(); i++) {
                open.countDown();
            }
            if (!open.await(CONFIRM_WITHIN_MILLIS, TimeUnit.MILLISECONDS)) {
                giveUp("the broker did not confirm in time");
            } else if (confirmed.size() < sent) {
                giveUp("the broker refused a message");
            }
        } catch (JMSException failed) {
            giveUp(String.valueOf(failed.getMessage()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            waitingSince = 0;
        }
        return List.copyOf(confirmed);
    }

    private static BytesMessage message(Session session, Parcel parcel) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(parcel.bytes());
        message.setStringProperty(DUPLICATE_ID, parcel.id().toString());
        return message;
    }

    /** Counts one send as confirmed or failed. Called by the client's own threads. */
    private record Confirmation(MessageId id, Set<MessageId> confirmed, CountDownLatch open)
            implements CompletionListener {
        @Override
        public void onCompletion(Message message) {
            FaultPoint.CONFIRMATION_LOST.pass();
            confirmed.add(id);
            open.countDown();
        }

        @Override
        public void onException(Message message, Exception failed) {
            LOG.debugf("send of %s failed: %s", id, failed.getMessage());
            open.countDown();
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
