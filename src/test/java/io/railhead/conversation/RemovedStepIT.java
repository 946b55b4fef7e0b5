package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import io.railhead.conversation.RouteSteps.StepOf;
import java.nio.file.Path;
import java.util.List;
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
    /** Receiving a request, sending it, receiving what they say, and setting aside what nobody takes. */
    private static final String LEGS = "([123]\\d|90)-.*\\.camel\\.yaml";

    /** Tried in this order until one fails; the first catches most, the others what only misuse shows. */
    static final List<String> CONVERSATIONS = List.of(
            "uk-fps/settles-at-once",
            "sct-inst/chosen-by-accounts",
            "uk-fps/message-rejected",
            "uk-fps/confirmed-by-the-broker",
            "uk-fps/nuisance-on-the-link",
            "uk-fps/link-stopped",
            "uk-fps/bad-requests",
            "uk-fps/wrong-party");

    private static final String ONLY = System.getProperty("railhead.step", "");

    @TestFactory
    Stream<DynamicTest> withoutAnyOneStepAConversationFails() {
        List<StepOf> steps = RouteSteps.all(RouteSteps.FOLDER, LEGS);
        assertFalse(steps.isEmpty(), "no steps in " + RouteSteps.FOLDER);
        return steps.stream()
                .filter(step -> step.id().matches(".*(" + ONLY + ").*"))
                .map(step -> DynamicTest.dynamicTest(step.file() + " without " + step.id(), () -> fails(step)));
    }

    /** Otherwise a conversation that fails anyhow would speak for every step. */
    @Test
    void withEveryStepInItsPlaceNoneFails() {
        try (RunningRailhead railhead = RunningRailhead.start("with-every-step")) {
            CONVERSATIONS.forEach(conversation -> Conversation.play(Script.of(conversation), railhead));
        }
    }

    private static void fails(StepOf step) {
        String name = "without-" + step.id();
        Path routes = RunningRailhead.FOLDER.resolve("routes").resolve(name);
        RouteSteps.without(RouteSteps.FOLDER, step, routes);
        try (RunningRailhead railhead = RunningRailhead.startWith(name, routes)) {
            for (String conversation : CONVERSATIONS) {
                if (notices(conversation, railhead)) {
                    // Nothing is lost with it, and what half a route left behind would only hold up an ordered stop.
                    railhead.kill9();
                    return;
                }
            }
        }
        fail("nobody notices that step " + step.id() + " of " + step.file() + " is gone");
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
