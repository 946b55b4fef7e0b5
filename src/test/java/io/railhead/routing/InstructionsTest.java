package io.railhead.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.railhead.engine.Engine;
import io.railhead.engine.Gates;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.MemoryLedger;
import io.railhead.engine.Outgoing;
import io.railhead.engine.PackSchemes;
import io.railhead.engine.Patience;
import io.railhead.engine.Wire;
import io.railhead.intake.Ask;
import io.railhead.intake.Caller;
import io.railhead.intake.KnownCodes;
import io.railhead.intake.Participants;
import io.railhead.intake.Problem;
import io.railhead.intake.Submission;
import io.railhead.intake.Vetting;
import io.railhead.payment.ParticipantId;
import io.railhead.reference.ReferenceData;
import io.railhead.rules.Judge;
import io.railhead.scheme.Packs;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is turned away before it is judged: real packs, rules and engine, whose threads do not run. */
class InstructionsTest {
    private static final String LINK = "uk-fps";
    private static final Instant NOW = Instant.parse("2030-05-06T09:00:00Z");
    private static final InstantSource CLOCK = () -> NOW;
    private static final Packs PACKS = Packs.load(null, Judge.vocabulary());
    /** Two may be under way and one more wait. */
    private static final Patience ONE_WAITS = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(10), 1);

    private final Engine engine = engine();
    private final Meters meters = new Meters(new SimpleMeterRegistry());
    private long free = Long.MAX_VALUE;
    private final Room room = new Room(() -> free, 1);
    private final Instructions instructions = instructions(200_000);

    private Instructions instructions(int mostQueued) {
        String participants = "participants: [{id: demo, mayDebit: [\"20295963748472\"]}]";
        Vetting vetting = new Vetting(
                PACKS,
                new Judge(CLOCK),
                Participants.read(new ByteArrayInputStream(participants.getBytes(StandardCharsets.UTF_8))),
                new KnownCodes(ReferenceData.shipped(), CLOCK));
        Backlog backlog = new Backlog(new MemoryLedger(), LinkDoor.links(CLOCK), engine, meters, mostQueued);
        return new Instructions(vetting, engine, backlog, room, meters);
    }

    private static Engine engine() {
        LaneKeeper lanes = new LaneKeeper(new LinkDoor.NoLanes(), "node-1", System::nanoTime);
        lanes.keep(Set.of(LINK));
        Wire up = new Up();
        return new Engine(
                new MemoryLedger(),
                up,
                new PackSchemes(PACKS),
                (payment, at) -> {
                    throw new IllegalStateException("nothing is sent here");
                },
                CLOCK,
                new Gates(up, lanes, Map.of(LINK, 2), ONE_WAITS),
                lanes,
                payment -> {},
                1);
    }

    private static final class Up implements Wire {
        @Override
        public boolean isReady(String link) {
            return true;
        }

        @Override
        public void hand(List<Outgoing> committed) {
            throw new IllegalStateException("nothing is sent here");
        }
    }

    /** The request after the step before. */
    private Submission chosen(String key) {
        String body = """
                {"amount":{"currency":"GBP","value":"10.00"},
                 "debtor":{"name":"Acme Ltd","account":{"sortCode":"202959","accountNumber":"63748472"}},
                 "creditor":{"name":"Ada Example","account":{"iban":"GB29NWBK60161331926819"}}}""";
        Caller caller = new Caller(new ParticipantId("demo"), "demo", Set.of(Caller.Role.CLIENT));
        Ask ask = new Ask(caller, key, body.getBytes(StandardCharsets.UTF_8), NOW, payment -> new byte[0]);
        return assertInstanceOf(
                Submission.Chosen.class, instructions.choose(instructions.open(new Submission.Asked(ask))));
    }

    private static Problem problem(Submission submission) {
        return assertInstanceOf(Submission.Refused.class, submission).refusal().problem();
    }

    private void waits(String key) {
        Submission judged = instructions.judge(instructions.findRoom(chosen(key)));
        engine.accept(assertInstanceOf(Submission.Judged.class, judged).acceptance());
    }

    @Test
    void whereNothingWaitsARequestGoesOnAsItIs() {
        Submission request = chosen("first");
        assertSame(request, instructions.findRoom(request));
        assertEquals(0, meters.turnedAway(LINK));
    }

    @Test
    void whoComesToACrowdIsTurnedAwayUnjudgedAndCounted() {
        waits("first");
        waits("second");
        waits("third");
        Submission away = instructions.findRoom(chosen("fourth"));
        assertEquals(Problem.BACKLOG_FULL, problem(away));
        assertSame(away, instructions.judge(away), "no rule is applied to it");
        assertEquals(1, meters.turnedAway(LINK));
        assertEquals(3, engine.waiting(LINK));
    }

    @Test
    void whoComesToAFullQueueIsTurnedAway() {
        assertEquals(Problem.BACKLOG_FULL, problem(instructions(0).findRoom(chosen("first"))));
        assertEquals(1, meters.turnedAway(LINK));
    }

    @Test
    void whoComesToAFullDiskIsToldThatAndNotCountedAmongTheCrowd() {
        free = 0;
        room.measure();
        assertEquals(Problem.ROOM_SCARCE, problem(instructions.findRoom(chosen("first"))));
        assertEquals(0, meters.turnedAway(LINK));
    }
}
