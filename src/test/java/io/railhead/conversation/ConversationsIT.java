package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Plays every conversation, one after the other, in one demo. With {@code -Drailhead.conversation=uk-fps/silence} only
 * those whose name contains this.
 */
@ExtendWith(Demo.class)
class ConversationsIT {
    private static final String ONLY = System.getProperty("railhead.conversation", "");
    private static final EnteredCells ENTERED = new EnteredCells();
    private static int unfinished;

    @TestFactory
    Stream<DynamicTest> everyConversationRunsAsItIsWritten(RunningRailhead railhead) {
        return Script.all().stream()
                .filter(script -> script.toString().contains(ONLY))
                .map(script -> DynamicTest.dynamicTest(
                        script + ": " + script.title(), Script.file(script).toUri(), () -> play(script, railhead)));
    }

    private static void play(Script script, RunningRailhead railhead) throws InterruptedException {
        unfinished++;
        try {
            ENTERED.add(Conversation.play(script, railhead));
            unfinished--;
        } catch (AssertionError failed) {
            // What it left under way must not be counted to the next one.
            Thread.sleep(Duration.ofSeconds(2));
            throw failed;
        }
    }

    /** Only a whole and successful run can tell which cells are entered. */
    @AfterAll
    static void theListOfEnteredCellsIsTrue() {
        if (unfinished > 0 || !ONLY.isEmpty()) {
            return;
        }
        if (Boolean.getBoolean("railhead.regenerate")) {
            ENTERED.write();
        }
        assertEquals(
                Set.of(),
                ENTERED.missing(),
                EnteredCells.FILE
                        + " lists cells that no conversation enters any more; run with -Drailhead.regenerate=true");
    }
}
