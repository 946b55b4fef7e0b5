package io.railhead.intake;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.payment.Account;
import io.railhead.payment.ParticipantId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** For whom we act, and what each may debit. */
class ParticipantsTest {
    private static final ParticipantId ACME = new ParticipantId("acme");
    private static final ParticipantId STRANGER = new ParticipantId("stranger");
    private static final Account OWN = new Account.SortCodeAccount("202959", "63748472");
    private static final Account OTHER = new Account.SortCodeAccount("601613", "31926819");
    private static final String LISTED =
            "participants:\n  - id: acme\n    name: Acme Ltd\n    mayDebit: [\"20295963748472\"]\n";

    private static Participants read(String yaml) {
        return Participants.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aParticipantDebitsItsOwnAccountsAlone() {
        Participants participants = read(LISTED);
        assertTrue(participants.knows(ACME));
        assertTrue(participants.mayDebit(ACME, OWN));
        assertFalse(participants.mayDebit(ACME, OTHER));
        assertFalse(participants.knows(STRANGER));
        assertFalse(participants.mayDebit(STRANGER, OWN));
    }

    @Test
    void othersAreKnownOnlyWhereTheFileSaysSo() {
        Participants participants = read(LISTED + "others:\n  mayDebitAnyAccount: true\n");
        assertTrue(participants.knows(STRANGER));
        assertTrue(participants.mayDebit(STRANGER, OTHER));
        assertFalse(participants.mayDebit(ACME, OTHER), "what is said of one is not widened by what is said of all");
    }

    @Test
    void aFileThatIsNotWhatItShouldBeIsRefusedByName() {
        for (String wrong : new String[] {
            "participants:\n  - name: no id\n",
            "participants:\n  - id: acme\n    mayDebitt: []\n",
            "participants:\n  - id: \"not an id\"\n",
            "participants: 7\n",
            "others:\n  mayDebitAnyAccount: true\n",
            "",
            "participants:\n  - id: acme\n    mayDebitAnyAccount: perhaps\n"
        }) {
            IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> read(wrong), wrong);
            assertTrue(String.valueOf(refusal.getMessage()).startsWith("participants.yaml"), refusal.toString());
        }
    }
}
