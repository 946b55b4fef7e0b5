package io.railhead.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.railhead.lifecycle.Meaning;
import io.railhead.message.CreditTransferMessage;
import io.railhead.message.Definition;
import io.railhead.message.MessageKind;
import io.railhead.message.MessageReject;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.payment.Account;
import io.railhead.payment.Account.Iban;
import io.railhead.payment.Account.RoutingNumberAccount;
import io.railhead.payment.Account.SortCodeAccount;
import io.railhead.payment.Agent.ClearingMember;
import io.railhead.payment.Currency;
import io.railhead.payment.Instruction;
import io.railhead.payment.Money;
import io.railhead.payment.Party;
import io.railhead.rules.Judge;
import io.railhead.scheme.Choice.Chosen;
import io.railhead.scheme.Choice.NoScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every packaged pack says what its file {@code schemes/NAME.expect} expects. The expectations are data like the packs,
 * so that a new scheme needs no Java here either.
 */
class SchemeExpectationsTest {
    private static final Packs PACKS = Packs.load(null, Judge.vocabulary());
    private static final Instant NOON = Instant.parse("2026-07-29T11:00:00Z");
    private static final int ROUTING_NUMBER = 9;
    private static final Definition ANSWERED = new Definition("pacs.008.001.08");

    @TestFactory
    List<DynamicTest> everyPackSaysWhatIsExpectedOfIt() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Pack pack : PACKS.all()) {
            List<String> lines = expectations(pack.name());
            assertFalse(lines.isEmpty(), "no expectations of " + pack);
            for (String line : lines) {
                tests.add(DynamicTest.dynamicTest(pack + ": " + line, () -> verify(pack, line.split(" "))));
            }
        }
        return tests;
    }

    private static List<String> expectations(String pack) throws IOException {
        try (InputStream file = SchemeExpectationsTest.class.getResourceAsStream("/schemes/" + pack + ".expect")) {
            assertNotNull(file, "write src/test/resources/schemes/" + pack + ".expect");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static void verify(Pack pack, String[] words) {
        switch (words[0]) {
            case "terms" -> {
                assertEquals(words[1], Named.written(pack.terms().onSilence()));
                assertEquals(words[2], pack.terms().settlement().label());
            }
            case "answer-by" -> verifyAnswerBy(pack, Duration.parse(words[1]), words[2]);
            case "send-by" ->
                assertEquals(
                        NOON.plus(Duration.parse(words[1])),
                        pack.deadlines(NOON, NOON).sendBy());
            case "expires" -> assertEquals(NOON.plus(Duration.parse(words[1])), pack.expiryOf(NOON));
            case "amounts" -> {
                assertEquals(words[1] + " " + words[2], pack.amounts().minimum().toString());
                assertEquals(words[1] + " " + words[3], pack.amounts().maximum().toString());
            }
            case "coded" -> {
                CreditTransferMessage.Terms coded = new CreditTransferMessage.Terms(
                        words[1],
                        orNull(words[2]),
                        words[3].equals("proprietary"),
                        orNull(words[4]),
                        orNull(words[5]),
                        words.length > 7,
                        words[6]);
                assertEquals(coded, pack.messageTerms());
            }
            case "definition" -> {
                Definition definition = new Definition(words[2]);
                assertEquals(definition, pack.definition(MessageKind.of(definition)));
            }
            case "meaning" -> verifyMeaning(pack, words);
            case "reject" ->
                assertEquals(
                        meaning(words[2]), pack.meaning(new MessageReject("M1", words[1], null, null, null, null)));
            case "choose" -> verifyChoice(pack, words);
            case "agent" -> {
                Account account = account(words[1]);
                Account inForm = pack.accountForm().inForm(account);
                assertNotNull(inForm);
                assertEquals(
                        new ClearingMember(orNull(words[2]), words[3]),
                        pack.agents().agentOf(inForm));
            }
            case "settles" -> {
                Instant at = Instant.parse(words[1]);
                assertEquals(words[2], pack.settlement().dateOf(at).toString());
                assertEquals(orNull(words[3]), pack.settlement().cycleOf(at));
            }
            default -> throw new AssertionError("unknown expectation " + words[0]);
        }
    }

    private static void verifyAnswerBy(Pack pack, Duration within, String anchor) {
        assertEquals(anchor, Named.written(pack.clocks().anchor()));
        Instant accepted = NOON.minusSeconds(1);
        Instant start = pack.stampsAcceptanceTime() ? accepted : NOON;
        assertEquals(start.plus(within), pack.deadlines(NOON, accepted).answerBy());
    }

    private static void verifyMeaning(Pack pack, String[] words) {
        Speaker speaker = Named.find(Speaker.class, words[1]);
        assertNotNull(speaker);
        Reason reason = words[3].equals("-") ? null : new Reason(words[3], false, null);
        assertEquals(meaning(words[4]), pack.meaning(ANSWERED, speaker, new StatusCode(words[2]), reason));
    }

    private static @Nullable Meaning meaning(String written) {
        return written.equals("none") ? null : Named.find(Meaning.class, written);
    }

    private static void verifyChoice(Pack pack, String[] words) {
        Instruction instruction = new Instruction(
                Money.parse(Currency.of(words[1]), "10.00"),
                new Party("Acme Ltd", account(words[2])),
                new Party("Ada Example", account(words[3])),
                "INV-1001",
                null,
                null,
                null);
        Choice choice = SchemeChooser.choose(instruction, PACKS);
        if (words[4].equals("chosen")) {
            assertEquals(pack, assertInstanceOf(Chosen.class, choice).pack());
        } else {
            assertInstanceOf(NoScheme.class, choice);
        }
    }

    private static Account account(String written) {
        int dash = written.indexOf('-');
        if (dash < 0) {
            return new Iban(written);
        }
        String bank = written.substring(0, dash);
        String number = written.substring(dash + 1);
        return bank.length() == ROUTING_NUMBER
                ? new RoutingNumberAccount(bank, number)
                : new SortCodeAccount(bank, number);
    }

    private static @Nullable String orNull(String word) {
        return word.equals("-") ? null : word;
    }
}
