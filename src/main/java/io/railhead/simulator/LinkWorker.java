package io.railhead.simulator;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Serves one link: takes what has arrived, up to a hundred messages; decides on all; forces the bookings to
 * disk once; sends the answers; commits. When anything on the way to the broker breaks it starts again with a
 * new connection, and repeats are recognised by the ledger.
 */
final class LinkWorker implements Runnable {
    private static final System.Logger LOG = System.getLogger(LinkWorker.class.getName());
    private static final int BATCH = 100;
    private static final long LONGEST_WAIT = 250;
    private static final long FIRST_BACK_OFF = 50;
    private static final long LONGEST_BACK_OFF = 1_000;
    private static final int MAXIMUM_BYTES = 1 << 20;
    /** Stands for whatever is no message of ours; the reader refuses it like any garbage. */
    private static final byte[] NOT_A_MESSAGE = new byte[0];

    private final LinkSettings link;
    private final Broker broker;
    private final Counterpart counterpart;
    private final Readers readers;
    private final Ledger ledger;
    private final InstantSource clock;
    private volatile boolean stopping;
    private long backOff = FIRST_BACK_OFF;

    LinkWorker(
            LinkSettings link,
            Broker broker,
            Counterpart counterpart,
            Readers readers,
            Ledger ledger,
            InstantSource clock) {
        this.link = link;
        this.broker = broker;
        this.counterpart = counterpart;
        this.readers = readers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Asks the worker to end after the batch in hand. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            try (Connection connection = broker.connect()) {
                serve(connection);
            } catch (JMSException | RuntimeException broken) {
                if (!stopping) {
                    LOG.log(
                            Level.WARNING,
                            "{0}: starting again after {1}",
                            link.role().link(),
                            broken.toString());
                }
            }
            rest();
        }
    }

    private void serve(Connection connection) throws JMSException {
        AtomicBoolean lost = new AtomicBoolean();
        connection.setExceptionListener(broken -> lost.set(true));
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session.createConsumer(session.createQueue(link.requests()));
        MessageProducer producer = session.createProducer(session.createQueue(link.answers()));
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        producer.setDisableMessageTimestamp(true);
        connection.start();
        LOG.log(Level.INFO, "{0}: connected", link.role().link());
        while (!stopping && !lost.get()) {
            turn(session, consumer, producer);
            backOff = FIRST_BACK_OFF;
        }
    }

    private void turn(Session session, MessageConsumer consumer, MessageProducer producer) throws JMSException {
        List<byte[]> batch = drain(consumer);
        List<DelayedAnswer> due = ledger.due(clock.instant(), BATCH);
        if (batch.isEmpty() && due.isEmpty()) {
            return;
        }
        List<PlannedAnswer> answers = new ArrayList<>(batch.size() + due.size());
        for (Examined examined : readers.examine(counterpart, batch)) {
            answers.addAll(counterpart.decide(examined));
        }
        counterpart.sync();
        for (PlannedAnswer answer : answers) {
            if (!answer.isDelayed()) {
                send(answer, session, producer);
            }
        }
        for (DelayedAnswer delayed : due) {
            send(ledger.open(delayed), session, producer);
        }
        session.commit();
        due.forEach(ledger::sent);
    }

    private List<byte[]> drain(MessageConsumer consumer) throws JMSException {
        List<byte[]> batch = new ArrayList<>();
        Message message = consumer.receive(patience());
        while (message != null) {
            batch.add(bytes(message));
            // A positive time limit looks at what has been delivered already; receiveNoWait would ask the broker.
            message = batch.size() < BATCH ? consumer.receive(1) : null;
        }
        return batch;
    }

    /** How long to wait for a request before looking for delayed answers, in milliseconds. */
    private long patience() {
        Instant next = ledger.nextDue();
        long until = next == null
                ? LONGEST_WAIT
                : Duration.between(clock.instant(), next).toMillis();
        return Math.clamp(until, 1, LONGEST_WAIT);
    }

    private static byte[] bytes(Message message) throws JMSException {
        if (!(message instanceof BytesMessage body) || body.getBodyLength() > MAXIMUM_BYTES) {
            return NOT_A_MESSAGE;
        }
        byte[] bytes = new byte[(int) body.getBodyLength()];
        body.readBytes(bytes);
        return bytes;
    }

    private static void send(PlannedAnswer answer, Session session, MessageProducer producer) throws JMSException {
        Message message = switch (answer.jmsType()) {
            case BYTES -> {
                BytesMessage body = session.createBytesMessage();
                body.writeBytes(answer.bytes());
                yield body;
            }
            case TEXT -> session.createTextMessage(Xml.text(answer.bytes()));
            case OBJECT -> session.createObjectMessage(Xml.text(answer.bytes()));
        };
        // Without a duplicate id: a repeated answer is meant to arrive, and one known id would undo the whole commit.
        producer.send(message);
    }

    private void rest() {
        if (stopping) {
            return;
        }
        try {
            Thread.sleep(backOff);
            backOff = Math.min(backOff * 2, LONGEST_BACK_OFF);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
