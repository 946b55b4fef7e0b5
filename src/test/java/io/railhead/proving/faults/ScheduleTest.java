package io.railhead.proving.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.proving.invariants.ClientAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private static int kills(Schedule schedule) {
        return schedule.faults().stream().mapToInt(Fault::kills).sum();
    }

    @Test
    void aSeedGivesTheSameScheduleAgainAndAnotherSeedAnother() {
        Schedule once = Schedule.of(7, 20, Duration.ZERO, NOW);
        assertEquals(once.text(), Schedule.of(7, 20, Duration.ZERO, NOW).text());
        assertNotEquals(once.text(), Schedule.of(8, 20, Duration.ZERO, NOW).text());
    }

    @Test
    void itKillsAsManyAsWereAskedForAndEachKindOfThem() {
        LongStream.range(0, 200).forEach(seed -> {
            Schedule schedule = Schedule.of(seed, 5, Duration.ofSeconds(90), NOW);
            assertEquals(5, kills(schedule), schedule::text);
            Set<String> kinds = schedule.faults().stream()
                    .filter(fault -> fault.kills() > 0)
                    .map(fault -> fault.number() + " " + fault.getClass().getSimpleName())
                    .collect(Collectors.toSet());
            assertEquals(
                    Set.of(
                            "F1 KillGateway",
                            "F2 KillBroker",
                            "F3 KillDatabase",
                            "F14 ThrowingHandler",
                            "F21 KillGateway"),
                    kinds,
                    schedule::text);
            assertTrue(Schedule.planned(schedule.faults()).toSeconds() >= 90);
        });
    }

    @Test
    void withoutALengthEveryFaultThatKillsNothingHappens() {
        Set<String> numbers = Schedule.of(1, 0, Duration.ZERO, NOW).faults().stream()
                .map(Fault::number)
                .collect(Collectors.toSet());
        assertEquals(
                Set.of("F5", "F6", "F7", "F11", "F12", "F13", "F16", "F17", "F18", "F19", "DUP", "F22", "F29"),
                numbers);
    }

    @Test
    void manyKillsAreOfEveryKind() {
        Set<String> numbers = Schedule.of(1, 200, Duration.ofSeconds(1), NOW).faults().stream()
                .map(Fault::number)
                .collect(Collectors.toSet());
        assertTrue(numbers.containsAll(Set.of("F1", "F2", "F3", "F4", "F14", "F21")), numbers::toString);
    }

    @Test
    void aSeedThatIsNoNumberIsWrongUse() {
        for (String seed : List.of("x", "", "1.5", "99999999999999999999")) {
            assertThrows(
                    FaultsOptions.WrongUse.class, () -> FaultsOptions.parse(new String[] {"--seed", seed}, 1), seed);
        }
    }

    @Test
    void aLineOfTheClientsLogIsReadAsItWasWritten() {
        ClientAnswer answer = new ClientAnswer(
                Instant.ofEpochMilli(1),
                Instant.ofEpochMilli(2),
                ClientAnswer.Kind.REPEAT,
                3,
                "key-3",
                202,
                "0190d6f0-0000-7000-8000-000000000000",
                "00ff");
        assertEquals(answer, ClientAnswer.parse(answer.line()));
        assertEquals(null, ClientAnswer.parse(answer.line().substring(0, 20)));
    }

    @Test
    void thePercentilesAreOfTheRecoveriesThatHappened() {
        List<Outcome.Step> steps = LongStream.rangeClosed(1, 20)
                .mapToObj(i -> new Outcome.Step(new KillBroker(Duration.ofSeconds(1)), i * 10, 5, 0))
                .toList();
        Outcome outcome = new Outcome(1, 20, 100, 0, 0, List.of(), steps);
        assertEquals(
                List.of(100L, 190L, 200L), List.of(outcome.recovery(50), outcome.recovery(95), outcome.recovery(100)));
        assertTrue(outcome.sound());
        assertTrue(
                outcome.json()
                        .startsWith(
                                "{\"seed\":1,\"kills\":20,\"payments\":100,\"lost\":0,\"doubled\":0,\"violations\":[],\"recoveryMs\":{\"p50\":100,\"p95\":190,\"max\":200},\"faults\":[{"),
                outcome::json);
    }
}
