package io.railhead.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.message.MessageId;
import io.railhead.payment.PaymentId;
import jakarta.jms.JMSException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Putting on a real broker: nothing lost, nothing twice, and honest about what is not known. */
class RelayTest {
    @RegisterExtension
    static final LinkBroker BROKER = new LinkBroker();

    private final Relay relay = new Relay(TestBroker.link(), broker().settings());

    private static TestBroker broker() {
        return BROKER.get();
    }

    @AfterEach
    void close() {
        relay.close();
    }

    private static Parcel parcel(String text) {
        return new Parcel(MessageId.next(), PaymentId.next(), text.getBytes(StandardCharsets.UTF_8), Instant.MAX);
    }

    private static List<Parcel> parcels(String name, int count) {
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parcels.add(parcel(name + " " + i));
        }
        return parcels;
    }

    private static List<MessageId> ids(List<Parcel> parcels) {
        return parcels.stream().map(Parcel::id).toList();
    }

    @Test
    void everyParcelIsConfirmedAndArrivesOnceInManyWindows() throws JMSException {
        List<Parcel> parcels = parcels("windows", 300);
        assertEquals(new HashSet<>(ids(parcels)), new HashSet<>(relay.put(parcels)));
        assertEquals(
                parcels.stream()
                        .map(it -> new String(it.bytes(), StandardCharsets.UTF_8))
                        .sorted()
                        .toList(),
                broker().arrived().stream().sorted().toList());
    }

    @Test
    void aParcelThatIsPutAgainIsConfirmedAgainAndArrivesOnce() throws JMSException {
        Parcel parcel = parcel("once");
        assertEquals(List.of(parcel.id()), relay.put(List.of(parcel)));
        assertEquals(List.of(parcel.id()), relay.put(List.of(parcel)));
        assertEquals(1, relay.put(List.of(parcel, parcel)).size());
        try (Relay restarted = new Relay(TestBroker.link(), broker().settings())) {
            assertEquals(List.of(parcel.id()), restarted.put(List.of(parcel)));
        }
        assertEquals(List.of("once"), broker().arrived());
    }

    @Test
    void onceItMayNotPutAnyMoreTheRestIsNotSentAndTheConnectionStays() throws JMSException {
        List<Parcel> parcels = parcels("until the lease is over", 300);
        List<MessageId> confirmed = relay.put(parcels, parcel -> parcels.indexOf(parcel) < 70);
        assertEquals(new HashSet<>(ids(parcels.subList(0, 70))), new HashSet<>(confirmed));
        assertEquals(70, broker().arrived().size());
        assertTrue(relay.isReady());
        assertEquals(List.of(), relay.put(parcels, _ -> false));
        assertEquals(List.of(), broker().arrived());
    }

    @Test
    void aCutConnectionMeansNotReadyUntilItIsBack() throws Exception {
        assertFalse(relay.isReady(), "before it has connected");
        assertTrue(relay.connect());
        assertTrue(relay.isReady());
        broker().pause();
        try {
            TestBroker.await("not ready", () -> !relay.isReady());
            assertFalse(relay.connect());
            assertEquals(List.of(), relay.put(parcels("while cut", 3)));
            assertFalse(relay.isReady());
        } finally {
            broker().resume();
        }
        TestBroker.await("connected", relay::connect);
        assertTrue(relay.isReady());
        List<Parcel> parcels = parcels("after", 3);
        assertEquals(3, relay.put(parcels).size());
        assertEquals(3, broker().arrived().size());
    }

    @Test
    void whatWasNotConfirmedComesAgainAndArrivesOnce() throws Exception {
        List<Parcel> parcels = parcels("cut in the middle", 2000);
        CompletableFuture<List<MessageId>> first = CompletableFuture.supplyAsync(() -> relay.put(parcels));
        broker().pause();
        List<MessageId> confirmed = first.get(30, TimeUnit.SECONDS);
        broker().resume();
        TestBroker.await("connected", relay::connect);
        List<Parcel> rest = new ArrayList<>(parcels);
        rest.removeIf(parcel -> confirmed.contains(parcel.id()));
        assertEquals(rest.size(), relay.put(rest).size());
        List<String> arrived = broker().arrived();
        assertEquals(2000, arrived.size());
        assertEquals(2000, new HashSet<>(arrived).size());
    }

    @Test
    void aLineThatGoesDeadWithoutHangingUpConfirmsNothingAndIsNotReady() throws Exception {
        try (Line line = new Line(broker().port());
                Relay far = new Relay(TestBroker.link(), broker().settings(line.port()))) {
            assertTrue(far.connect());
            assertEquals(1, far.put(parcels("alive", 1)).size());
            line.die();
            List<Parcel> parcels = parcels("dead", 2);
            CompletableFuture<List<MessageId>> put = CompletableFuture.supplyAsync(() -> far.put(parcels));
            TestBroker.await("not ready while the send waits", () -> !far.isReady());
            assertEquals(List.of(), put.get(30, TimeUnit.SECONDS));
            assertFalse(far.isReady());
            line.mend();
            TestBroker.await("connected", far::connect);
            assertEquals(2, far.put(parcels).size());
        }
        assertEquals(
                List.of("alive 0", "dead 0", "dead 1"),
                broker().arrived().stream().sorted().toList());
    }

    @Test
    void aLinkThatIsStoppedByHandStaysDownUntilItIsStarted() throws JMSException {
        assertTrue(relay.connect());
        relay.pause(true);
        assertFalse(relay.isReady());
        assertFalse(relay.connect());
        assertEquals(List.of(), relay.put(parcels("stopped", 1)));
        assertTrue(relay.isPaused());
        relay.pause(false);
        assertTrue(relay.connect());
        assertEquals(1, relay.put(parcels("started", 1)).size());
        assertEquals(List.of("started 0"), broker().arrived());
    }

    @Test
    void nothingToPutIsNothingToDo() {
        assertEquals(List.of(), relay.put(List.of()));
        assertEquals(Collections.emptyList(), ids(List.of()));
    }

    @Test
    void aBrokerThatIsNotThereIsNoDefect() {
        try (Relay nowhere = new Relay(TestBroker.link(), broker().settings(1))) {
            assertFalse(nowhere.connect());
            assertFalse(nowhere.isReady());
        }
    }
}
