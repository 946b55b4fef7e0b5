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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A broker whose disk is full grants no more credit: nobody waits for it without limit, and nothing leaves late. */
class FullDiskTest {
    /** More than the client has been granted before. */
    private static final int MANY = 300;

    private static final int BYTES = 60_000;

    @RegisterExtension
    static final LinkBroker BROKER = new LinkBroker();

    private final Relay relay = new Relay(TestBroker.link(), broker().settings());

    private static TestBroker broker() {
        return BROKER.get();
    }

    @BeforeEach
    void makeRoom() throws InterruptedException {
        broker().fillDisk(false);
    }

    @AfterEach
    void close() throws JMSException {
        relay.close();
        broker().arrived();
    }

    private static List<Parcel> parcels(int count) {
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = ("%0" + BYTES + "d").formatted(i).getBytes(StandardCharsets.UTF_8);
            parcels.add(new Parcel(MessageId.next(), PaymentId.next(), bytes, Instant.MAX));
        }
        return parcels;
    }

    private static List<Parcel> without(List<Parcel> parcels, List<MessageId> confirmed) {
        return parcels.stream()
                .filter(parcel -> !confirmed.contains(parcel.id()))
                .toList();
    }

    @Test
    void aBrokerThatTakesNothingIsALinkThatIsDownUntilThereIsRoom() throws Exception {
        broker().fillDisk(true);
        assertFalse(relay.connect());
        assertFalse(relay.isReady());
        List<Parcel> parcels = parcels(2);
        assertEquals(List.of(), relay.put(parcels));
        assertEquals(List.of(), broker().arrived());
        broker().fillDisk(false);
        TestBroker.await("connected", relay::connect);
        assertTrue(relay.isReady());
        assertEquals(2, relay.put(parcels).size());
        assertEquals(2, broker().arrived().size());
    }

    @Test
    void aDiskThatFillsUpInTheMiddleKeepsWhatIsConfirmedAndTheRestComesAgainOnce() throws Exception {
        assertTrue(relay.connect());
        broker().fillDisk(true);
        List<Parcel> parcels = parcels(MANY);
        List<MessageId> confirmed =
                CompletableFuture.supplyAsync(() -> relay.put(parcels)).get(60, TimeUnit.SECONDS);
        assertTrue(!confirmed.isEmpty() && confirmed.size() < MANY, () -> "confirmed: " + confirmed.size());
        TestBroker.await("down", () -> !relay.connect());
        assertFalse(relay.isReady());
        List<Parcel> rest = without(parcels, confirmed);
        assertEquals(List.of(), relay.put(rest));
        broker().fillDisk(false);
        TestBroker.await("connected", relay::connect);
        assertEquals(rest.size(), relay.put(rest).size());
        List<String> arrived = broker().arrived();
        assertEquals(MANY, arrived.size());
        assertEquals(MANY, arrived.stream().distinct().count());
    }

    @Test
    void whatMayNotBePutAnyMoreOnceThereIsRoomDoesNotLeave() throws Exception {
        assertTrue(relay.connect());
        broker().fillDisk(true);
        List<Parcel> parcels = parcels(MANY);
        List<Parcel> late = without(parcels, relay.put(parcels)).subList(0, 2);
        broker().arrived();

        AtomicBoolean inTime = new AtomicBoolean(true);
        AtomicInteger asked = new AtomicInteger();
        CompletableFuture<List<MessageId>> put = CompletableFuture.supplyAsync(() -> relay.put(late, parcel -> {
            asked.incrementAndGet();
            return inTime.get();
        }));
        TestBroker.await("asked", () -> asked.get() > 0);
        inTime.set(false);
        broker().fillDisk(false);
        assertEquals(List.of(), put.get(60, TimeUnit.SECONDS));
        TestBroker.await("connected", relay::connect);
        assertEquals(List.of(), broker().arrived());
        assertEquals(2, relay.put(late).size());
    }
}
