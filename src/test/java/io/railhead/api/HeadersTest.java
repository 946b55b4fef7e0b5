package io.railhead.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.railhead.intake.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two request headers with a grammar of their own. */
class HeadersTest {
    private static Problem keyProblem(@Nullable String header) {
        return assertThrows(Refused.class, () -> IdempotencyKey.parse(header))
                .refusal()
                .problem();
    }

    @Test
    void aKeyIsTheSameBareAndQuoted() {
        assertEquals("abc-1", IdempotencyKey.parse("abc-1"));
        assertEquals("abc-1", IdempotencyKey.parse("\"abc-1\""));
        assertEquals("abc-1", IdempotencyKey.parse("  \"abc-1\" "));
        assertEquals("!#$%&'()*+,/:;<=>?@[]^_`{|}~", IdempotencyKey.parse("!#$%&'()*+,/:;<=>?@[]^_`{|}~"));
        assertEquals("k".repeat(128), IdempotencyKey.parse("k".repeat(128)));
        assertEquals("k".repeat(128), IdempotencyKey.parse("\"" + "k".repeat(128) + "\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\"\"", "\"", "a b", "a\tb", "\"a", "a\"", "a\"b", "\u00e9", "a\u0000b", "\"a b\""})
    void whatIsNoKeyIsRefused(String header) {
        assertEquals(Problem.KEY_INVALID, keyProblem(header));
    }

    @Test
    void aKeyHasItsLimitAndIsNeeded() {
        assertEquals(Problem.KEY_INVALID, keyProblem("k".repeat(129)));
        assertEquals(Problem.KEY_MISSING, keyProblem(null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=10 | 10",
                "wait=0 | 0",
                "wait=30 | 30",
                "wait=\"5\" | 5",
                "wait = 5 | 5",
                "Wait=5 | 5",
                "respond-async, wait=7 | 7",
                "wait=7, respond-async | 7",
                "respond-async | 0",
                "return=minimal | 0",
                "await=9 | 0",
                "'' | 0"
            })
    void aWaitIsReadAndOtherPreferencesAreLeftAlone(String header, int seconds) {
        assertEquals(Duration.ofSeconds(seconds), Prefer.wait(header));
    }

    @Test
    void noPreferenceIsNoWait() {
        assertEquals(Duration.ZERO, Prefer.wait(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=31", "wait=-1", "wait=ten", "wait=", "wait=1.5", "wait=999999999999", "wait=\u0661"})
    void aWaitThatIsNoneIsRefused(String header) {
        assertEquals(
                Problem.PREFER_INVALID,
                assertThrows(Refused.class, () -> Prefer.wait(header)).refusal().problem());
    }
}
