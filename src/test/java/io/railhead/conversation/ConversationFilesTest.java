package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every conversation is written as conversations are, which needs no running program to see. */
class ConversationFilesTest {
    private static final List<Script> ALL = Script.all();

    @Test
    void everyConversationIsUnderstood() {
        assertTrue(ALL.size() >= 18, () -> "only " + ALL.size() + " conversations");
        assertEquals(
                Set.of("uk-fps", "sct-inst", "fednow"),
                ALL.stream().map(Script::scheme).collect(Collectors.toSet()));
    }

    @Test
    void titlesAreSentencesAndDiffer() {
        Set<String> titles = new HashSet<>();
        for (Script script : ALL) {
            assertTrue(script.title().endsWith("."), script + ": " + script.title());
            assertTrue(titles.add(script.scheme() + script.title()), () -> "twice: " + script.title());
        }
    }

    @Test
    void everyConversationExpectsSomething() {
        for (Script script : ALL) {
            assertTrue(
                    script.statements().stream().anyMatch(each -> each.step() instanceof Step.Expect),
                    script::toString);
        }
    }

    @Test
    void whatIsKilledOrStoppedIsStartedAgain() {
        for (Script script : ALL) {
            boolean up = true;
            for (Script.Statement statement : script.statements()) {
                up = switch (statement.step()) {
                    case Step.Crash _, Step.Stop _ -> false;
                    case Step.Restart _ -> true;
                    case Step _ -> up;
                };
            }
            assertTrue(up, script + " leaves the program down");
        }
    }

    @Test
    void theConversationsForRemovedStepsExist() {
        RemovedStepIT.CONVERSATIONS.forEach(
                name -> assertEquals(name, Script.of(name).toString()));
    }
}
