package io.railhead.proving.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The virtual clock. */
class AgendaTest {
    private final Agenda agenda = new Agenda(100);
    private final List<String> happened = new ArrayList<>();

    private static final class Somebody implements Agenda.Owner {
        boolean gone;
        long awayUntil;

        @Override
        public boolean isGone() {
            return gone;
        }

        @Override
        public long awayUntil() {
            return awayUntil;
        }
    }

    private void note(long at, Agenda.Owner owner, String what) {
        agenda.at(at, owner, () -> happened.add(what + " " + agenda.now()));
    }

    @Test
    void thingsHappenInTheOrderOfTheirMomentsAndThenOfTheirNoting() {
        Somebody owner = new Somebody();
        note(20, owner, "late");
        note(10, owner, "first");
        note(10, owner, "second");
        agenda.run(15);
        assertEquals(List.of("first 10", "second 10"), happened);
        assertEquals(15, agenda.now());
        agenda.run(30);
        assertEquals(List.of("first 10", "second 10", "late 20"), happened);
    }

    @Test
    void whatIsNotedOfOneWhoIsAwayHappensWhenItIsBackAndOfOneWhoIsGoneNever() {
        Somebody away = new Somebody();
        away.awayUntil = 50;
        Somebody gone = new Somebody();
        gone.gone = true;
        note(10, away, "away");
        note(10, gone, "gone");
        agenda.run(100);
        assertEquals(List.of("away 50"), happened);
    }

    @Test
    void whileOneWaitsTheOthersAct() {
        Somebody waiting = new Somebody();
        Somebody other = new Somebody();
        agenda.at(10, waiting, () -> {
            happened.add("asks " + agenda.now());
            agenda.pass(waiting, 5);
            happened.add("answered " + agenda.now());
        });
        note(12, other, "acts");
        note(16, other, "acts");
        agenda.run(100);
        assertEquals(List.of("asks 10", "acts 12", "answered 15", "acts 16"), happened);
    }

    @Test
    void oneThatIsKeptAwayWhileItWaitsWaitsOnAndOneThatDiesDoesNot() {
        Somebody paused = new Somebody();
        agenda.at(10, paused, () -> {
            agenda.pass(paused, 5);
            happened.add("paused " + agenda.now());
        });
        agenda.at(12, null, () -> paused.awayUntil = 40);
        agenda.run(50);
        Somebody dying = new Somebody();
        agenda.at(60, dying, () -> {
            agenda.pass(dying, 20);
            happened.add("dying " + agenda.now());
        });
        agenda.at(65, null, () -> dying.gone = true);
        agenda.run(100);
        assertEquals(List.of("paused 40", "dying 65"), happened);
    }

    private void again() {
        agenda.after(0, null, this::again);
    }

    @Test
    void oneThatNeverComesToRestIsStopped() {
        again();
        Agenda.Restless restless = assertThrows(Agenda.Restless.class, () -> agenda.run(1));
        assertEquals("100 things were noted, and it does not come to rest", restless.getMessage());
    }

    @Test
    void afterAHaltNothingHappensAnyMore() {
        Somebody owner = new Somebody();
        agenda.at(10, owner, agenda::halt);
        note(20, owner, "late");
        agenda.run(100);
        assertEquals(List.of(), happened);
        assertEquals(10, agenda.now());
    }
}
