package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.railhead.conversation.RouteSteps.StepOf;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * No step of a leg is for show: with any one of them taken out of its route file, a conversation fails. A demo starts
 * for each step, so this takes minutes.
 */
@Tag("long")
class RemovedStepIT {
    /** All but the policies, whose steps only write a line to the log. */
    private static final String LEGS = "[1-9]\\d-.*\\.camel\\.yaml";

    /** Tried in this order until one fails; the first catches most, the others what only misuse shows. */
    static final List<String> CONVERSATIONS = List.of(
            "uk-fps/settles-at-once",
            "sct-inst/chosen-by-accounts",
            "fednow/settles-at-once",
            "uk-fps/message-rejected",
            "uk-fps/confirmed-by-the-broker",
            "uk-fps/nuisance-on-the-link",
            "uk-fps/link-stopped",
            "uk-fps/bad-requests",
            "uk-fps/wrong-party");

    /** The same for the legs of files. */
    static final List<String> ABOUT_FILES = List.of(
            "uk-fps/file-with-one-bad-item",
            "uk-fps/files-refused-whole",
            "uk-fps/file-uploaded",
            "uk-fps/file-with-several-outcomes",
            "uk-fps/file-and-crash");

    /** The same for the clocks. */
    static final List<String> ABOUT_CLOCKS = List.of("uk-fps/settles-at-once", "uk-fps/late-answer");

    /**
     * Steps without which a healthy gateway on its own goes on for a long time. What is missing then is shown where
     * it can be seen: a second gateway, one that fell silent, more at once than a link answers, a hundred thousand waiting
     * payments, the weeks to come, a count that drifted, a disk that is full, payments of the day before. A file that is
     * claimed and not gone on with is found a little later by the leg that resumes files; that is what that leg is for.
     */
    static final Set<String> SHOWN_ELSEWHERE = Set.of(
            "look-for-outcomes",
            "find-room",
            "count-backlog",
            "recount-unanswered",
            "measure-room",
            "end-silent-copies",
            "keep-file-locks",
            "make-weeks-ahead",
            "forget-old-likenesses",
            "receive-file-go-on");

    /** Without these the gateway has no lane to send in and never calls itself ready, which everybody notices. */
    static final Set<String> NEEDED_TO_BE_READY = Set.of("prolong-leases");

    private static final String ONLY = System.getProperty("railhead.step", "");

    @TestFactory
    Stream<DynamicTest> withoutAnyOneStepAConversationFails() {
        List<StepOf> steps = RouteSteps.all(RouteSteps.FOLDER, LEGS);
        assertFalse(steps.isEmpty(), "no steps in " + RouteSteps.FOLDER);
        assertTrue(steps.stream().map(StepOf::id).toList().containsAll(SHOWN_ELSEWHERE));
        return steps.stream()
                .filter(step -> !SHOWN_ELSEWHERE.contains(step.id()))
                .filter(step -> step.id().matches(".*(" + ONLY + ").*"))
                .map(step -> DynamicTest.dynamicTest(step.file() + " without " + step.id(), () -> fails(step)));
    }

    /** Otherwise a conversation that fails anyhow would speak for every step. */
    @Test
    void withEveryStepInItsPlaceNoneFails() {
        try (RunningRailhead railhead = RunningRailhead.start("with-every-step")) {
            Stream.of(CONVERSATIONS, ABOUT_FILES, ABOUT_CLOCKS)
                    .flatMap(List::stream)
                    .distinct()
                    .forEach(conversation -> Conversation.play(Script.of(conversation), railhead));
        }
    }

    private static void fails(StepOf step) {
        String name = "without-" + step.id();
        Path routes = RunningRailhead.FOLDER.resolve("routes").resolve(name);
        RouteSteps.without(RouteSteps.FOLDER, step, routes);
        if (NEEDED_TO_BE_READY.contains(step.id())) {
            AssertionError notReady = assertThrows(AssertionError.class, () -> RunningRailhead.startWith(name, routes));
            assertTrue(String.valueOf(notReady.getMessage()).startsWith("it was not ready"), notReady::getMessage);
            return;
        }
        try (RunningRailhead railhead = RunningRailhead.startWith(name, routes)) {
            for (String conversation : about(step)) {
                if (notices(conversation, railhead)) {
                    // Nothing is lost with it, and what half a route left behind would only hold up an ordered stop.
                    railhead.kill9();
                    return;
                }
            }
        }
        fail("nobody notices that step " + step.id() + " of " + step.file() + " is gone");
    }

    private static List<String> about(StepOf step) {
        return switch (step.file().charAt(0)) {
            case '4' -> ABOUT_FILES;
            case '6', '7' -> ABOUT_CLOCKS;
            default -> CONVERSATIONS;
        };
    }

    private static boolean notices(String conversation, RunningRailhead railhead) {
        try {
            Conversation.play(Script.of(conversation), railhead);
            return false;
        } catch (AssertionError noticed) {
            return true;
        }
    }
}
