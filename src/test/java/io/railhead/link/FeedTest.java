package io.railhead.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.message.MessageId;
import io.railhead.payment.PaymentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What waits in memory for the relay: each parcel under way once. */
class FeedTest {
    private final Feed feed = new Feed();

    private static Parcel parcel() {
        return new Parcel(MessageId.next(), PaymentId.next(), new byte[0], Instant.MAX);
    }

    @Test
    void parcelsComeOutInTheirOrderAndNoMoreThanAskedFor() throws InterruptedException {
        List<Parcel> parcels = List.of(parcel(), parcel(), parcel());
        feed.offer(parcels);
        assertEquals(parcels.subList(0, 2), feed.take(2, 0));
        assertEquals(parcels.subList(2, 3), feed.take(2, 0));
        assertEquals(List.of(), feed.take(2, 0));
    }

    @Test
    void whatIsUnderWayIsNotHandedOutASecondTime() throws InterruptedException {
        Parcel parcel = parcel();
        feed.offer(List.of(parcel, parcel));
        feed.offer(List.of(parcel));
        assertEquals(List.of(parcel), feed.take(10, 0));
        feed.offer(List.of(parcel));
        assertEquals(List.of(), feed.take(10, 0), "it is being put just now");
    }

    @Test
    void whatWasTakenMayComeAgainOnceTheRoundIsOver() throws InterruptedException {
        Parcel taken = parcel();
        Parcel waiting = parcel();
        feed.offer(List.of(taken, waiting));
        assertEquals(List.of(taken), feed.take(1, 0));
        feed.settleAll();
        feed.offer(List.of(taken, waiting));
        assertEquals(List.of(waiting, taken), feed.take(10, 0), "the one that still waited is there once");
    }

    @Test
    void whatIsForgottenMayComeAgainFromTheTableButNotWhatIsBeingPut() throws InterruptedException {
        Parcel taken = parcel();
        Parcel waiting = parcel();
        feed.offer(List.of(taken, waiting));
        assertEquals(List.of(taken), feed.take(1, 0));
        feed.clear();
        assertEquals(List.of(), feed.take(10, 0));
        feed.offer(List.of(taken, waiting));
        assertEquals(List.of(waiting), feed.take(10, 0));
    }

    @Test
    void whoeverWaitsIsWokenByAParcel() throws Exception {
        CompletableFuture<List<Parcel>> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return feed.take(10, 30_000);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        Parcel parcel = parcel();
        feed.offer(List.of(parcel));
        assertEquals(List.of(parcel), waiting.get(10, TimeUnit.SECONDS));
    }

    @Test
    void manyWritersLoseNothing() throws Exception {
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            writers.add(CompletableFuture.runAsync(() -> {
                for (int j = 0; j < 500; j++) {
                    feed.offer(List.of(parcel()));
                }
            }));
        }
        int taken = 0;
        while (taken < 2000) {
            List<Parcel> round = feed.take(100, 10_000);
            assertTrue(!round.isEmpty());
            taken += round.size();
            feed.settleAll();
        }
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        assertEquals(List.of(), feed.take(1, 0));
    }
}
