package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner itself, against a stand-in: what it accepts, and above all what it does not let pass. */
class ConversationTest {
    private static final String PAYMENT = "{\"id\":\"p1\",\"state\":\"%s\",\"certainty\":\"%s\"}";

    @TempDir
    Path data;

    private StandIn program;

    @BeforeEach
    void start() throws IOException {
        program = new StandIn(data);
        program.answers.put("POST /v1/payments", PAYMENT.formatted("queued", "not-moved"));
        program.answers.put("/v1/payments/p1", PAYMENT.formatted("settled", "moved"));
        program.answers.put(
                "/v1/payments/p1/timeline",
                "{\"timeline\":[{\"event\":\"payment.received\"},{\"event\":\"payment.queued\"},"
                        + "{\"event\":\"payment.submitted\"},{\"event\":\"payment.settled\",\"detail\":{\"meaning\":\"final-positive\"}}]}");
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void aConversationThatHoldsTellsWhichCellsItEntered() {
        Set<String> cells = play(
                "send \"a\" GBP 1.00\nexpect 202 queued\nwait 1s until \"a\" is settled moved\nexpect \"a\" once event payment.settled");
        assertEquals(Set.of("received cleared", "queued claimed", "submitted final-positive"), cells);
    }

    @Test
    void aFailureNamesLineStatementAndWhatWasSeen() {
        String message = failure("send \"a\" GBP 1.00\nexpect 202\nexpect \"a\" is rejected not-moved");
        assertTrue(message.contains("line 4: expect \"a\" is rejected not-moved"), message);
        assertTrue(message.contains("\"state\":\"settled\""), message);
        assertTrue(message.contains("payment.submitted"), message);
        assertTrue(message.contains("(the last lines)"), message);
    }

    @Test
    void wrongCertaintyStatusFieldHeaderOrEventIsNotLetPass() {
        for (String wrong : new String[] {
            "expect \"a\" is settled not-known",
            "expect 201",
            "expect 202 settled",
            "expect /state is settled",
            "expect header Location is present",
            "expect \"a\" no event payment.settled",
            "expect \"a\" once event payment.rejected",
            "expect \"a\" listed 1",
            "expect ledger uk-fps settled +1",
            "expect parked uk-fps PARK-XML",
            "expect link uk-fps duplicates +1",
            "wait 1s until \"a\" is rejected",
            "refuse 422 request-invalid when GBP 1.00",
            "get /v1/nothing as operator\nexpect 200",
        }) {
            failure("send \"a\" GBP 1.00\n" + wrong);
        }
    }

    @Test
    void whatWasBookedIsCountedFromTheBeginning() {
        program.answers.put("/simulator/ledger", StandIn.ledger(7, "70.00"));
        play("expect ledger uk-fps settled +0 0.00\nexpect ledger uk-fps rejected +0");
        failure("expect ledger uk-fps settled +7 70.00");
    }

    @Test
    void somethingParkedThatNobodySpeaksOfFailsTheConversationAtItsEnd() {
        Thread later = Thread.ofVirtual().start(() -> {
            sleep(300);
            program.answers.put("/v1/links/uk-fps/parked", "{\"parked\":[{\"id\":\"1\",\"code\":\"PARK-XML\"}]}");
        });
        String message = failure("send \"a\" GBP 1.00\nwatch 1s that \"a\" is settled");
        assertTrue(message.contains("more was parked"), message);
        assertTrue(!later.isAlive());
    }

    @Test
    void theProgramIsStartedAgainAndItsCellsAreNotCounted() {
        assertEquals(Set.of(), play("send \"a\" GBP 1.00\ncrash\nrestart\nexpect \"a\" is settled"));
        assertEquals(2, program.starts());
    }

    private Set<String> play(String text) {
        return Conversation.play(Script.parse("test", "one", "# One.\n" + text + "\n"), program);
    }

    private String failure(String text) {
        AssertionError error = assertThrows(AssertionError.class, () -> play(text), text);
        return String.valueOf(error.getMessage());
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
