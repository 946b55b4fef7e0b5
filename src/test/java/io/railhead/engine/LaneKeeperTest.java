package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.Ledger.LedgerUnreachable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A lane is believed in only while its lease certainly runs. */
class LaneKeeperTest {
    private static final long SECOND = 1_000_000_000L;

    private final Map<String, Lane> rows = new HashMap<>();
    private long now = -3 * SECOND;
    private long answerTakes;
    private boolean unreachable;
    private final LaneKeeper keeper = new LaneKeeper(new Rows(), "node-1", () -> now);

    /** The rows, slow or away if wanted. */
    private final class Rows implements LaneKeeper.Register {
        private long epoch;

        @Override
        public Lane acquire(String link, String node, long leaseSeconds) {
            answer();
            Lane lane = new Lane(link, node, ++epoch);
            rows.put(link, lane);
            return lane;
        }

        @Override
        public boolean renew(Lane lane, long leaseSeconds) {
            answer();
            return lane.equals(rows.get(lane.link()));
        }

        private void answer() {
            now += answerTakes;
            if (unreachable) {
                throw new LedgerUnreachable(new IllegalStateException("cut off"));
            }
        }
    }

    private void keep() {
        keeper.keep(Set.of("uk-fps"));
    }

    @Test
    void theLeaseCountsFromBeforeItWasAskedFor() {
        answerTakes = 4 * SECOND;
        keep();
        now += 6 * SECOND - 1;
        assertTrue(keeper.held("uk-fps").isPresent());
        now++;
        assertEquals(Optional.empty(), keeper.held("uk-fps"));
    }

    @Test
    void anAnswerThatTookLongerThanTheLeaseIsNoLease() {
        answerTakes = 11 * SECOND;
        keep();
        assertEquals(Optional.empty(), keeper.held("uk-fps"));
    }

    @Test
    void aRenewalProlongsTheSameEpoch() {
        keep();
        Lane lane = keeper.held("uk-fps").orElseThrow();
        now += 9 * SECOND;
        keep();
        now += 9 * SECOND;
        assertEquals(Optional.of(lane), keeper.held("uk-fps"));
    }

    @Test
    void aLaneThatSomebodyElseHasIsGivenUpAtOnceAndTakenAnewAtTheNextEpoch() {
        keep();
        long epoch = keeper.held("uk-fps").orElseThrow().epoch();
        rows.put("uk-fps", new Lane("uk-fps", "node-2", 99));
        keep();
        assertEquals(Optional.empty(), keeper.held("uk-fps"));
        keep();
        assertTrue(keeper.held("uk-fps").orElseThrow().epoch() > epoch);
    }

    @Test
    void withoutTheDatabaseTheLeaseRunsOut() {
        keep();
        unreachable = true;
        now += 5 * SECOND;
        assertThrows(LedgerUnreachable.class, this::keep);
        assertTrue(keeper.held("uk-fps").isPresent());
        now += 5 * SECOND;
        assertEquals(Optional.empty(), keeper.held("uk-fps"));
    }

    @Test
    void anUnknownLinkHasNoLane() {
        assertEquals(Optional.empty(), keeper.held("nowhere"));
    }
}
