package io.railhead.link;

import io.railhead.fault.FaultPoint;
import io.railhead.message.MessageId;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
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
    private volatile @Nullable BrokerCredit credit;
    private volatile long waitingSince;
    /** Whether the log says that the broker takes nothing. */
    private boolean complained;

    public Relay(LinkSettings link, BrokerSettings broker) {
        this.link = link;
        this.connection = new LinkConnection(link.name(), "sending", broker);
    }

    /** Connected to a broker that takes messages and confirms what it is given. */
    public boolean isReady() {
        long since = waitingSince;
        BrokerCredit given = credit;
        return connection.isUp()
                && given != null
                && given.isGiven()
                && (since == 0 || System.nanoTime() - since < SLOW_NANOS);
    }

    void pause(boolean pause) {
        connection.pause(pause);
    }

    boolean isPaused() {
        return connection.isPaused();
    }

    /** Tries to be connected; false when the broker cannot be reached now, or takes no messages. */
    public boolean connect() {
        try {
            open();
        } catch (JMSException failed) {
            return false;
        }
        BrokerCredit given = credit;
        boolean takes = given != null && given.isGiven();
        if (takes == complained) {
            complained = !takes;
            if (takes) {
                LOG.infof("Link %s: the broker takes messages again", link.name());
            } else {
                LOG.warnf(
                        "Link %s: the broker takes no messages, its disk or the queue is full; what is to be sent waits",
                        link.name());
            }
        }
        return takes;
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
            BrokerCredit given = BrokerCredit.of(fresh, link.sendQueue());
            session = fresh;
            producer = made;
            credit = given;
            // The broker's first grant is on its way; before it nobody can tell whether there will be one.
            given.await(0, () -> true);
            return made;
        } catch (JMSException failed) {
            giveUp(String.valueOf(failed.getMessage()));
            throw failed;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new JMSException("stopped while connecting");
        }
    }

    private void giveUp(String why) {
        Connection broken = used;
        session = null;
        producer = null;
        credit = null;
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
        return put(parcels, _ -> true);
    }

    /**
     * Puts the parcels as long as they may be put and the broker takes them, and waits for the broker.
     *
     * @param mayPut asked before each single send, which then goes out without waiting; once it says no, this one and
     *     the rest stay in the outbox
     */
    public List<MessageId> put(List<Parcel> parcels, Predicate<Parcel> mayPut) {
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

    private List<MessageId> putWindow(List<Parcel> window, Predicate<Parcel> mayPut) {
        Set<MessageId> confirmed = ConcurrentHashMap.newKeySet();
        CountDownLatch open = new CountDownLatch(window.size());
        int sent = 0;
        waitingSince = System.nanoTime();
        try {
            MessageProducer to = open();
            Session made = session;
            BrokerCredit given = credit;
            for (Parcel parcel : window) {
                if (made == null || given == null || !isFree(given, parcel, mayPut)) {
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

    /** Whether it may be put and would go out at once; in this order, since waiting takes time. */
    private static boolean isFree(BrokerCredit given, Parcel parcel, Predicate<Parcel> mayPut)
            throws InterruptedException {
        return given.await(parcel.bytes().length, () -> mayPut.test(parcel)) && mayPut.test(parcel);
    }

    private static BytesMessage message(Session session, Parcel parcel) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(parcel.bytes());
        message.setStringProperty(DUPLICATE_ID, parcel.id().toString());
        return message;
    }

    @Override
    public void close() {
        connection.close();
    }
}
