package io.railhead.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Facts survive their written form, whatever is in them. */
class AuditEntryPropertiesTest {
    @Provide
    Arbitrary<Map<String, String>> facts() {
        Arbitrary<String> names = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1);
        Arbitrary<String> nasty = Arbitraries.strings()
                .withChars('\\', '\n', '\r', '=', 'n', 'r', ' ', '\u2028', '\u0085', '\t', 'x')
                .ofMaxLength(12);
        Arbitrary<String> values =
                Arbitraries.oneOf(nasty, Arbitraries.strings().ofMaxLength(20));
        return Arbitraries.maps(names, values).ofMaxSize(5);
    }

    private static AuditEntry entry(Map<String, String> facts) {
        return AuditEntry.now(Instant.EPOCH, null, null, "payment.noted", "gateway", facts);
    }

    @Property(tries = 500)
    void whatIsWrittenIsReadBack(@ForAll("facts") Map<String, String> facts) {
        assertEquals(facts, AuditEntry.parseDetail(entry(facts).detailText()));
    }

    @Property(tries = 500)
    void differentFactsHaveDifferentTexts(
            @ForAll("facts") Map<String, String> one, @ForAll("facts") Map<String, String> other) {
        if (!one.equals(other)) {
            assertNotEquals(entry(one).detailText(), entry(other).detailText());
        }
    }

    @Provide
    Arbitrary<AuditEntry> entries() {
        Arbitrary<String> words = Arbitraries.strings().ofMaxLength(8);
        return Combinators.combine(
                        facts(),
                        words,
                        words,
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        Arbitraries.integers().between(0, 2))
                .as((facts, event, actor, seconds, ids) -> new AuditEntry(
                        new java.util.UUID(seconds, ids),
                        ids > 0 ? new java.util.UUID(1, seconds) : null,
                        ids > 1 ? new java.util.UUID(2, seconds) : null,
                        event,
                        facts,
                        actor,
                        Instant.ofEpochSecond(seconds)));
    }

    @Property(tries = 500)
    void differentEntriesHaveDifferentDigests(@ForAll("entries") AuditEntry one, @ForAll("entries") AuditEntry other) {
        assertEquals(one.equals(other), Chain.digest(one).equals(Chain.digest(other)));
    }
}
