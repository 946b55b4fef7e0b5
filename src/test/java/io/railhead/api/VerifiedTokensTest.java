package io.railhead.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.railhead.message.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private Instant now = START;
    private final VerifiedTokens<String> tokens = new VerifiedTokens<>(() -> now);

    private static Digest token(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenIsBelievedForAMomentAndThenCheckedAgain() {
        tokens.remember(token("a"), "alice", START.plusSeconds(3600).getEpochSecond());
        now = START.plus(VerifiedTokens.BELIEVED).minusMillis(1);
        assertEquals("alice", tokens.find(token("a")));
        now = START.plus(VerifiedTokens.BELIEVED);
        assertNull(tokens.find(token("a")));
    }

    @Test
    void aTokenIsNotBelievedBeyondItsOwnExpiry() {
        tokens.remember(token("a"), "alice", START.plusSeconds(5).getEpochSecond());
        now = START.plusSeconds(5);
        assertNull(tokens.find(token("a")));
    }

    @Test
    void aTokenWithoutAnExpiryIsNeverBelieved() {
        tokens.remember(token("a"), "alice", 0);
        assertNull(tokens.find(token("a")));
    }

    @Test
    void anotherTokenSaysNothingOfThisOne() {
        tokens.remember(token("a"), "alice", START.plusSeconds(3600).getEpochSecond());
        assertNull(tokens.find(token("A")));
    }

    @Test
    void manyTokensAreForgottenRatherThanKept() {
        long expiry = START.plusSeconds(3600).getEpochSecond();
        for (int i = 0; i <= VerifiedTokens.MOST; i++) {
            tokens.remember(token("t" + i), "someone", expiry);
        }
        assertNull(tokens.find(token("t0")));
        assertEquals("someone", tokens.find(token("t" + VerifiedTokens.MOST)));
    }
}
