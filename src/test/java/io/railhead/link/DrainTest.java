package io.railhead.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.railhead.engine.Received;
import io.railhead.message.Definition;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Taking from a real broker: a batch is taken whole or comes again, and no content can stop it. */
class DrainTest {
    private static final long WAIT = 2000;
    private static final Definition REPORT = new Definition("pacs.002.001.10");

    @RegisterExtension
    static final LinkBroker BROKER = new LinkBroker();

    private static TestBroker broker() {
        return BROKER.get();
    }

    private static Drain drain() {
        return drain(_ -> REPORT);
    }

    private static Drain drain(Function<byte[], @Nullable Definition> peek) {
        return new Drain(TestBroker.link(), broker().settings(), InstantSource.system(), peek);
    }

    private static List<String> texts(List<Received> batch) {
        return batch.stream()
                .map(message -> new String(message.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Integer> deliveries(List<Received> batch) {
        return batch.stream().map(Received::deliveries).toList();
    }

    /** What is left is taken off, so that no test leaves anything to the next. */
    private static void assertEmpty() throws JMSException {
        try (Drain last = drain()) {
            assertEquals(List.of(), texts(last.take(300)));
        }
    }

    @Test
    void whatHasArrivedIsOneBatchInItsOrder() throws JMSException {
        broker().sendText("one", "two", "three");
        try (Drain drain = drain()) {
            List<Received> batch = drain.take(WAIT);
            assertEquals(List.of("one", "two", "three"), texts(batch));
            assertEquals(List.of(1, 1, 1), deliveries(batch));
            assertEquals(REPORT, batch.getFirst().claimed());
            assertNull(batch.getFirst().oddity());
            drain.commit();
        }
        assertEmpty();
    }

    @Test
    void aBatchIsAHundredAtMost() throws JMSException {
        String[] many = new String[130];
        for (int i = 0; i < many.length; i++) {
            many[i] = "" + i;
        }
        broker().sendText(many);
        try (Drain drain = drain()) {
            List<String> all = new ArrayList<>();
            while (all.size() < many.length) {
                List<Received> batch = drain.take(WAIT);
                assertFalse(batch.isEmpty() || batch.size() > 100, "a batch of " + batch.size());
                all.addAll(texts(batch));
                drain.commit();
            }
            assertEquals(List.of(many), all);
        }
        assertEmpty();
    }

    @Test
    void aRolledBackBatchComesAgainWithItsCount() throws JMSException {
        broker().sendText("one", "two");
        try (Drain drain = drain()) {
            assertEquals(List.of("one", "two"), texts(drain.take(WAIT)));
            drain.rollback();
            List<Received> again = drain.take(WAIT);
            assertEquals(List.of("one", "two"), texts(again));
            assertEquals(List.of(2, 2), deliveries(again));
            drain.commit();
        }
        assertEmpty();
    }

    @Test
    void whatComesBackTooOftenGoesAlone() throws JMSException {
        broker().sendText("one", "two", "three");
        try (Drain drain = drain()) {
            for (int i = 0; i < 5; i++) {
                assertEquals(3, drain.take(WAIT).size());
                drain.rollback();
            }
            List<String> alone = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                List<Received> batch = drain.take(WAIT);
                assertEquals(List.of(6), deliveries(batch));
                alone.addAll(texts(batch));
                drain.commit();
            }
            assertEquals(List.of("one", "two", "three"), alone);
        }
        assertEmpty();
    }

    @Test
    void aProcessThatDiesBeforeItsCommitLosesNothing() throws JMSException {
        broker().sendText("one", "two");
        try (Drain dying = drain()) {
            assertEquals(2, dying.take(WAIT).size());
        }
        try (Drain next = drain()) {
            assertEquals(List.of("one", "two"), texts(next.take(WAIT)));
            next.commit();
        }
        assertEmpty();
    }

    @Test
    void aConnectionCutBeforeTheCommitSaysSoAndTheBatchComesAgain() throws Exception {
        broker().sendText("one", "two");
        try (Drain drain = drain()) {
            assertEquals(2, drain.take(WAIT).size());
            broker().pause();
            broker().resume();
            assertThrows(JMSException.class, drain::commit);
            List<Received> again = new ArrayList<>();
            TestBroker.await("both come again", () -> {
                try {
                    again.addAll(drain.take(WAIT));
                } catch (JMSException notYet) {
                    return false;
                }
                return again.size() == 2;
            });
            assertEquals(List.of("one", "two"), texts(again));
            drain.commit();
        }
        assertEmpty();
    }

    @Test
    void aPeekThatFailsLosesNothing() throws JMSException {
        broker().sendText("one", "two");
        AtomicBoolean broken = new AtomicBoolean(true);
        try (Drain drain = drain(bytes -> {
            if (broken.get() && "two".equals(new String(bytes, StandardCharsets.UTF_8))) {
                throw new IllegalStateException("a defect");
            }
            return REPORT;
        })) {
            assertThrows(IllegalStateException.class, () -> drain.take(WAIT));
            broken.set(false);
            broker().sendText("three");
            List<String> all = new ArrayList<>();
            while (all.size() < 3) {
                all.addAll(texts(drain.take(WAIT)));
            }
            assertEquals(List.of("one", "three", "two"), all.stream().sorted().toList());
            drain.commit();
        }
        assertEmpty();
    }

    /** Tells when somebody opens it. */
    private static final class Bomb implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final AtomicBoolean OPENED = new AtomicBoolean();

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            OPENED.set(true);
            in.defaultReadObject();
        }
    }

    @Test
    void whatIsNoBytesMessageIsOddAndNeverOpened() throws JMSException {
        broker().send(
                        session -> session.createObjectMessage(new Bomb()),
                        session -> session.createTextMessage("<text/>"),
                        session -> {
                            MapMessage map = session.createMapMessage();
                            map.setString("a", "b");
                            return map;
                        },
                        jakarta.jms.Session::createMessage,
                        TestBroker.bytes("good"));
        try (Drain drain = drain()) {
            List<Received> batch = drain.take(WAIT);
            assertEquals(5, batch.size());
            for (Received odd : batch.subList(0, 4)) {
                assertEquals(Received.Oddity.NOT_BYTES, odd.oddity());
                assertNull(odd.claimed());
                assertEquals(0, odd.bytes().length);
            }
            assertNull(batch.getLast().oddity());
            drain.commit();
        }
        assertFalse(Bomb.OPENED.get());
        assertEmpty();
    }

    @Test
    void whatIsTooLargeIsOddAndWhatIsJustNotIsWhole() throws JMSException {
        String limit = "x".repeat(Drain.MOST_BYTES);
        broker().sendText(limit + "y", limit, "", "small");
        try (Drain drain = drain()) {
            List<Received> batch = new ArrayList<>();
            while (batch.size() < 4) {
                batch.addAll(drain.take(WAIT));
            }
            assertEquals(Received.Oddity.TOO_LARGE, batch.getFirst().oddity());
            assertEquals(0, batch.getFirst().bytes().length);
            assertArrayEquals(
                    limit.getBytes(StandardCharsets.UTF_8), batch.get(1).bytes());
            assertNull(batch.get(2).oddity());
            assertEquals("small", texts(batch).getLast());
            drain.commit();
        }
        assertEmpty();
    }

    @Test
    void anEmptyQueueGivesAnEmptyBatch() throws JMSException {
        try (Drain drain = drain()) {
            assertEquals(List.of(), drain.take(50));
            drain.commit();
            drain.rollback();
        }
    }

    @Test
    void aLinkThatIsStoppedByHandTakesNothing() throws JMSException {
        try (Drain drain = drain()) {
            drain.take(50);
            drain.pause(true);
            broker().sendText("waits");
            assertThrows(JMSException.class, () -> drain.take(50));
            assertFalse(drain.isUp());
            drain.pause(false);
            assertEquals(List.of("waits"), texts(drain.take(WAIT)));
            drain.commit();
        }
        assertEmpty();
    }
}
