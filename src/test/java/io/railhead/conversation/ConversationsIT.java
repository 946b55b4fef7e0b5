package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Plays every conversation. Those of {@code uk-fps} one after the other in the shared demo; those of the other schemes,
 * which wait for their clocks most of the time, beside them in a demo of their own. With
 * {@code -Drailhead.conversation=uk-fps/silence} only those whose name contains this.
 */
@ExtendWith(Demo.class)
class ConversationsIT {
    private static final String ONLY = System.getProperty("railhead.conversation", "");
    private static final EnteredCells ENTERED = new EnteredCells();
    private static int unfinished;

    @TestFactory
    Stream<DynamicTest> everyConversationRunsAsItIsWritten(RunningRailhead railhead) {
        List<Script> chosen = Script.all().stream()
                .filter(script -> script.toString().contains(ONLY))
                .toList();
        List<Script> shared = chosen.stream()
                .filter(script -> script.scheme().equals("uk-fps"))
                .toList();
        List<Script> others =
                chosen.stream().filter(script -> !shared.contains(script)).toList();
        PlayedBeside beside = PlayedBeside.begin(others);
        return Stream.concat(
                        shared.stream().map(script -> test(script, () -> play(script, railhead))),
                        others.stream().map(script -> test(script, () -> beside.entered(script))))
                .onClose(beside::close);
    }

    /** Gives the cells that a conversation entered. */
    private interface Play {
        Set<String> play() throws InterruptedException;
    }

    private static DynamicTest test(Script script, Play play) {
        return DynamicTest.dynamicTest(
                script + ": " + script.title(), Script.file(script).toUri(), () -> {
                    unfinished++;
                    ENTERED.add(play.play());
                    unfinished--;
                });
    }

    private static Set<String> play(Script script, RunningRailhead railhead) {
        try {
            return Conversation.play(script, railhead);
        } catch (AssertionError failed) {
            PlayedBeside.rest();
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
