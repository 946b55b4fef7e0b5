package io.railhead.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Everything that somebody on the other side of a link may send, with real bytes and real signatures. */
class LinkVectorsTest {
    /** Unmatched, because nobody made the payment; but nothing stood in its way, and nobody was alarmed. */
    @Test
    void theHonestMessageThatAllOfThemAreMadeFromGetsPastEveryDoor() {
        assertEquals("PARK-UNMATCHED 0\n".repeat(8), LinkVectors.honest());
    }

    @TestFactory
    Stream<DynamicTest> everyAttackIsSetAsideAndIsOneSecurityEvent() {
        return AttackPage.tests("On a link", LinkCatalogue.ALL, LinkVectors.run());
    }
}
