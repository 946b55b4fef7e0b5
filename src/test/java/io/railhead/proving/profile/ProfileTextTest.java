package io.railhead.proving.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTextTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final long TEN_MILLIS = 10_000_000;

    /** @param calls outermost first, each a type, a colon and a method */
    private static Stack stack(String thread, String... calls) {
        List<Frame> frames = Arrays.stream(calls)
                .map(call -> call.split(":", -1))
                .map(words -> new Frame(words[0], words[1]))
                .toList();
        return new Stack(AT, thread, frames, TEN_MILLIS);
    }

    private static List<Stack> times(int times, Stack stack) {
        return Collections.nCopies(times, stack);
    }

    private static String text(List<Stack> stacks) {
        return ProfileText.of(
                new Profile(stacks, List.of(new Profile.Loss(AT, 1), new Profile.Loss(AT, 2))),
                "A test",
                20,
                "payment");
    }

    @Test
    void eachCallStandsBelowItsCallerWithItsShareAndItsCostTheDearestFirst() {
        List<Stack> stacks = new ArrayList<>();
        stacks.addAll(times(6, stack("engine-N", "java.lang.Thread:run", "io.railhead.engine.Worker:turn")));
        stacks.addAll(times(
                12,
                stack(
                        "engine-N",
                        "java.lang.Thread:run",
                        "io.railhead.engine.Worker:turn",
                        "org.postgresql.core.PGStream:flush")));
        stacks.addAll(times(2, stack("door", "java.lang.Thread:run")));
        assertEquals("""
                A test
                20 samples, 0.2 s of processor time of Java's own threads; 20 payments meanwhile; 3 samples lost
                columns: share of that time, milliseconds a payment

                Whose work it was: that of the innermost call that is not the JDK's

                 60.0 %  6.0000  org.postgresql
                 30.0 %  3.0000  io.railhead.engine
                 10.0 %  1.0000  the JDK by itself

                Calls from the outside in, each with what it calls; what is below 1 % is left out

                100.0 % 10.0000  all threads
                 90.0 %  9.0000    engine-N > Worker.turn
                 60.0 %  6.0000      PGStream.flush
                 10.0 %  1.0000    door > Thread.run
                """, text(stacks));
    }

    @Test
    void whatIsBelowOnePercentIsLeftOutAndStillCounts() {
        List<Stack> stacks = new ArrayList<>(times(199, stack("a", "io.railhead.api.Door:open")));
        stacks.add(stack("b", "io.railhead.api.Rare:call"));
        String text = text(stacks);
        assertTrue(text.contains(" 99.5 %"), text);
        assertFalse(text.contains("Rare"), text);
    }

    @Test
    void encryptionOfConnectionsIsACostOfItsOwnAndOtherWorkOfTheJdkIsItsCallers() {
        assertEquals(
                "sun.security.ssl",
                stack("t", "io.netty.channel.Loop:run", "sun.security.ssl.Cipher:encrypt", "com.sun.crypto.Aes:block")
                        .library());
        assertEquals(
                "io.railhead.codec",
                stack("t", "io.railhead.codec.xsd.Table:next", "java.util.HashMap:get")
                        .library());
        assertEquals(
                "com.fasterxml.jackson",
                stack("t", "com.fasterxml.jackson.core.Json:read").library());
        assertEquals("the JDK by itself", stack("t").library());
    }

    @Test
    void aLambdaIsNamedByWhereItStandsAndNotByItsNumber() {
        assertEquals("Worker.lambda$turn", new Frame("io.railhead.engine.Worker", "lambda$turn$7").label());
        assertEquals("Worker lambda.run", new Frame("io.railhead.engine.Worker$$Lambda.0x0f1", "run").label());
        assertEquals("LambdaForm$MH.invoke", new Frame("java.lang.invoke.LambdaForm$MH.0x08771a", "invoke").label());
    }

    @Test
    void nothingRecordedIsSaid() {
        String text = text(List.of());
        assertTrue(text.contains("0 samples, 0.0 s"), text);
        assertTrue(text.contains("all threads"), text);
    }

    @Test
    void onlyWhatWasTakenInTheMeasuredPartCounts() {
        Profile profile = new Profile(times(4, stack("t", "a.B:c")), List.of(new Profile.Loss(AT, 5)));
        assertEquals(4, profile.between(AT, AT.plusNanos(1)).stacks().size());
        assertEquals(5, profile.between(AT, AT.plusNanos(1)).lost());
        assertEquals(List.of(), profile.between(AT.minusSeconds(1), AT).stacks());
        assertEquals(0, profile.between(AT.minusSeconds(1), AT).lost());
        assertEquals(
                List.of(), profile.between(AT.plusNanos(1), AT.plusSeconds(1)).stacks());
    }
}
