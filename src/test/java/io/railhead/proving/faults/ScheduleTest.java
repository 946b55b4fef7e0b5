package io.railhead.proving.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.proving.invariants.ClientAnswer;
import io.railhead.proving.invariants.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
                .mapToObj(i -> new Outcome.Step(new KillBroker(Duration.ofSeconds(1)), i * 10, 5, 0, 0))
                .toList();
        Outcome outcome = outcome(List.of(), steps);
        assertEquals(
                List.of(100L, 190L, 200L), List.of(outcome.recovery(50), outcome.recovery(95), outcome.recovery(100)));
        assertTrue(outcome.sound());
        assertTrue(
                outcome.json()
                        .startsWith(
                                "{\"seed\":1,\"rate\":70,\"seconds\":0,\"kills\":20,\"payments\":100,\"states\":{\"settled\":98,\"unresolved\":2},\"callsPerSecond\":70.0,\"callsLeftOut\":0,\"lost\":0,\"doubled\":0,\"violations\":[],\"recoveryMs\":{\"p50\":100,\"p95\":190,\"max\":200},\"faults\":[{"),
                outcome::json);
    }

    private static Outcome outcome(List<Violation> violations, List<Outcome.Step> steps) {
        FaultsOptions options = new FaultsOptions(Path.of(""), Path.of(""), 1, 20, Duration.ZERO, 70, false, true);
        return new Outcome(
                options, 20, Map.of("unresolved", 2, "settled", 98), new Calls(70, 0), 0, 0, violations, steps);
    }

    @Test
    void theCommandLineThatIsToldGivesTheSameAgain() throws Exception {
        String[] line = {"--seed", "-7", "--kills", "3", "--seconds", "60", "--rate", "90"};
        FaultsOptions options = FaultsOptions.parse(line, 1);
        assertEquals("railhead faults " + String.join(" ", line), options.text());
        assertEquals(options, FaultsOptions.parse(options.text().substring(16).split(" ", -1), 2));
    }

    private static final Instant THEN = Instant.ofEpochSecond(1_000);

    private static ClientAnswer answer(ClientAnswer.Kind kind, int status, int millis) {
        return new ClientAnswer(THEN, THEN.plusMillis(millis), kind, 1, "key-1", status, "", "");
    }

    @Test
    void aStepTellsTheSlowerGatewayAndWhoWasNotAnswered() {
        KillBroker fault = new KillBroker(Duration.ofSeconds(1));
        List<ClientAnswer> answers = List.of(
                answer(ClientAnswer.Kind.NEW, 202, 30),
                answer(ClientAnswer.Kind.NEW, 0, 20_000),
                answer(ClientAnswer.Kind.GIVEN_UP, 0, 0));
        Outcome.Step step = Outcome.Step.of(fault, Map.of(Node.A, 40L, Node.B, 90L), answers, 0);
        assertEquals(new Outcome.Step(fault, 90, 30, 1, 0), step);
        assertEquals(
                -1,
                Outcome.Step.of(fault, Map.of(Node.A, 40L, Node.B, -1L), answers, 0)
                        .recoveryMillis());
    }

    @Test
    void anAnswerThatNoRequestOfItsKindMayGetIsTold() {
        for (int fine : List.of(202, 503, 0)) {
            assertEquals(List.of(), ClientLog.misjudged(List.of(answer(ClientAnswer.Kind.RETRY, fine, 1))));
        }
        for (int wrong : List.of(400, 401, 404, 500, 502)) {
            assertEquals(
                    1,
                    ClientLog.misjudged(List.of(answer(ClientAnswer.Kind.NEW, wrong, 1)))
                            .size());
        }
        for (int wrong : List.of(202, 500, 401)) {
            assertEquals(
                    1,
                    ClientLog.misjudged(List.of(answer(ClientAnswer.Kind.INVALID, wrong, 1)))
                            .size());
        }
        assertEquals(List.of(), ClientLog.misjudged(List.of(answer(ClientAnswer.Kind.INVALID, 422, 1))));
        assertEquals(
                1,
                ClientLog.misjudged(List.of(answer(ClientAnswer.Kind.GIVEN_UP, 0, 1)))
                        .size());
    }

    @Test
    void tooLittleLoadIsNoCampaign() {
        List<ClientAnswer> answers = List.of(
                answer(ClientAnswer.Kind.NEW, 202, 1),
                answer(ClientAnswer.Kind.RETRY, 202, 1),
                answer(ClientAnswer.Kind.LEFT_OUT, 0, 0));
        Calls calls = Calls.of(answers, Duration.ofSeconds(1));
        assertEquals(new Calls(1, 1), calls);
        assertTrue(calls.tooFew(70).isPresent());
        assertTrue(new Calls(69, 1).tooFew(70).isEmpty());
        assertTrue(calls.tooFew(1).isEmpty(), "as was asked for");
    }
}
