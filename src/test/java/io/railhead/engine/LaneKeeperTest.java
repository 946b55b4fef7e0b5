package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.Ledger.LedgerUnreachable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    private int looked;
    private final List<Lane> silent = new ArrayList<>();
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

        @Override
        public List<Lane> takeOver(String link, String node, long leaseSeconds) {
            List<Lane> taken = List.copyOf(silent);
            silent.clear();
            looked++;
            return taken;
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
    void theLaneOfASilentNodeIsLookedAfterForOneLease() {
        Lane theirs = new Lane("uk-fps", "node-2", 7);
        silent.add(theirs);
        keep();
        assertEquals(List.of(theirs), keeper.takenOver("uk-fps"));
        assertEquals(List.of(), keeper.takenOver("sct-inst"));
        assertEquals("node-1", keeper.held("uk-fps").orElseThrow().node(), "it is no lane of ours to claim under");
        now += 9 * SECOND;
        keep();
        assertEquals(List.of(theirs), keeper.takenOver("uk-fps"));
        now += SECOND;
        assertEquals(List.of(), keeper.takenOver("uk-fps"), "it is not prolonged");
        Lane again = new Lane("uk-fps", "node-2", 8);
        silent.add(again);
        keep();
        assertEquals(List.of(again), keeper.takenOver("uk-fps"), "but taken again if something is left");
    }

    @Test
    void aTakenLaneIsBelievedInNoLongerThanItsLease() {
        silent.add(new Lane("uk-fps", "node-2", 7));
        keep();
        unreachable = true;
        now += 10 * SECOND;
        assertEquals(List.of(), keeper.takenOver("uk-fps"));
    }

    @Test
    void whoeverHasNoLaneItselfTakesNobodysOver() {
        answerTakes = 11 * SECOND;
        silent.add(new Lane("uk-fps", "node-2", 7));
        keep();
        assertEquals(0, looked);
        assertEquals(List.of(), keeper.takenOver("uk-fps"));
    }

    @Test
    void aLaneThatWasTakenAnewIsNotForgottenForTheOldOnesSake() {
        keep();
        Lane old = keeper.held("uk-fps").orElseThrow();
        keeper.lost(old);
        keep();
        Lane anew = keeper.held("uk-fps").orElseThrow();
        keeper.lost(old);
        assertEquals(Optional.of(anew), keeper.held("uk-fps"));
    }

    @Test
    void anUnknownLinkHasNoLane() {
        assertEquals(Optional.empty(), keeper.held("nowhere"));
    }
}
