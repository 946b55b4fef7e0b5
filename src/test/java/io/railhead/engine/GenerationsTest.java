package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.codec.CreditTransferReader;
import io.railhead.codec.HeaderReader;
import io.railhead.codec.MessagePart;
import io.railhead.codec.Schemas;
import io.railhead.codec.StatusReportReader;
import io.railhead.codec.XercesValidator;
import io.railhead.lifecycle.OutState;
import io.railhead.message.CreditTransferMessage;
import io.railhead.message.Definition;
import io.railhead.message.Digest;
import io.railhead.message.Header;
import io.railhead.message.StatusReport;
import io.railhead.payment.Account;
import io.railhead.payment.Agent;
import io.railhead.payment.Currency;
import io.railhead.payment.Instruction;
import io.railhead.payment.Money;
import io.railhead.payment.ParticipantId;
import io.railhead.payment.Party;
import io.railhead.payment.PaymentId;
import io.railhead.payment.PostalAddress;
import io.railhead.payment.Transfer;
import io.railhead.rules.Expectation;
import io.railhead.rules.Judge;
import io.railhead.scheme.Finding;
import io.railhead.scheme.Fit;
import io.railhead.scheme.Fitting;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Packs;
import io.railhead.scheme.UnusablePacks;
import io.railhead.signing.EnvelopeSigner;
import io.railhead.signing.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two versions of a message side by side: which is sent when and to whom, and that both are taken. */
class GenerationsTest {
    private static final EnvelopeSigner SIGNER = EnvelopeSigner.withJdk(TestKeys.ec());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "2027-11-19T23:59:00Z, UKFPGB2L, pacs.008.001.08",
        "2027-11-20T00:00:00Z, UKFPGB2L, pacs.008.001.12",
        "2028-02-01T00:00:00Z, UKFPGB2L, pacs.008.001.12",
        "2026-03-01T12:00:00Z, EARLGB2L, pacs.008.001.10",
        "2026-03-01T12:00:00Z, EARLGB2LXXX, pacs.008.001.10",
        "2028-02-01T00:00:00Z, EARLGB2L, pacs.008.001.10",
        "2028-07-01T12:00:00Z, EARLGB2L, pacs.008.001.12"
    })
    void theVersionGoesByDayAndCounterpartyAndIsReallyWritten(String moment, String to, String definition)
            throws Exception {
        Packs packs = packs("""
                  generations:
                    - { definition: pacs.008.001.12, from: 2027-11-20 }
                    - { definition: pacs.008.001.10, counterparties: [EARLGB2L], until: 2028-06-30 }
                """);
        Outgoing outgoing = request(packs, Instant.parse(moment), to);
        assertEquals(definition, outgoing.definition().name());
        List<MessagePart> parts = MessagePart.of(outgoing.bytes());
        assertEquals(definition, parts.getLast().definition().name(), "the document's namespace");
        Header header = HeaderReader.read(parts.getFirst().bytes());
        assertEquals(definition, header.definition().name());
        CreditTransferMessage read =
                CreditTransferReader.read(header, parts.getLast().bytes(), PaymentId.next());
        assertEquals("Ada Example", read.transfer().creditor().name());
        assertEquals(
                "Oldtown",
                Objects.requireNonNull(read.transfer().debtor().address()).townName());
        assertEquals("Invoice 1001", read.transfer().reference());
        assertTrue(new XercesValidator(new Schemas()).validate(outgoing.bytes()).valid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pacs.002.001.10", "pacs.002.001.11", "pacs.002.001.12", "pacs.002.001.14"})
    void answersOfEveryListedVersionAreTakenAndOfOthersAreNot(String definition) throws Exception {
        Packs packs = packs("""
                  generations:
                    - { definition: pacs.002.001.11 }
                    - { definition: pacs.002.001.12, from: 2099-01-01 }
                    - { definition: pacs.002.001.14 }
                """);
        assertTrue(broken(answer(definition), packs.get("uk-fps")).isEmpty());
        Pack plain = Packs.load(null, Judge.vocabulary()).get("uk-fps");
        boolean usual = definition.equals("pacs.002.001.10");
        assertEquals(usual ? List.of() : List.of("RULE-HEADER-DEFINITION"), broken(answer(definition), plain));
    }

    @Test
    void theEuroMessageWithItsAcceptanceTimeIsWrittenInTheLaterVersionToo() throws Exception {
        Path pack = copyOf("sct-inst");
        insert(pack, "  generations: [{ definition: pacs.008.001.12, from: 2026-01-01 }]\n");
        Packs packs = Packs.load(folder, Judge.vocabulary());
        Money money = Money.parse(Currency.of("EUR"), "10.00");
        Instruction asked = new Instruction(
                money,
                new Party("Acme GmbH", new Account.Iban("DE89370400440532013000")),
                new Party("Ada Example", new Account.Iban("FR1420041010050500013M02606")),
                "INV-1001",
                null,
                "sct-inst",
                null);
        Outgoing outgoing = request(packs, "sct-inst", asked, Instant.parse("2026-03-01T12:00:00Z"), "CSMGDEFFXXX");
        assertEquals("pacs.008.001.12", outgoing.definition().name());
        String wire = new String(outgoing.bytes(), StandardCharsets.UTF_8);
        assertTrue(wire.contains("<AccptncDtTm>"), wire);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ definition: pacs.008.001.13, from: 2027-01-01 }|pacs.008.001.13 cannot be written here",
                "{ definition: pacs.008.001.08 }|is the usual version already",
                "{ definition: pacs.028.001.03 }|of a message that is not among",
                "{ definition: pacs.008.001.12, form: 2027-01-01 }|did you mean 'from'",
                "{ definition: pacs.008.001.12, from: soon }|soon",
                "{ definition: pacs.008.001.12, from: 2027-02-01, until: 2027-01-01 }|before 'from'",
                "{ definition: pacs.008.001.12, until: 2027-01-01 }|needs a beginning",
                "{ definition: pacs.008.001.12, counterparties: [bank] }|'bank' is not a BIC"
            })
    void whatCannotBeIsToldAtTheStart(String generation, String complaint) throws Exception {
        UnusablePacks told =
                assertThrows(UnusablePacks.class, () -> packs("  generations:\n    - " + generation + "\n"));
        assertTrue(
                told.problems().toString().contains(complaint), told.problems().toString());
    }

    private Packs packs(String generations) throws IOException {
        insert(copyOf("uk-fps"), generations);
        return Packs.load(folder, Judge.vocabulary());
    }

    private Path copyOf(String name) throws IOException {
        Path pack = Files.createDirectories(folder.resolve(name));
        for (String file : List.of("pack.yaml", "rules.yaml")) {
            Files.copy(Path.of("config/schemes", name, file), pack.resolve(file));
        }
        return pack;
    }

    private static void insert(Path pack, String lines) throws IOException {
        Path file = pack.resolve("pack.yaml");
        String text = Files.readString(file);
        String before = "  definitions: [pacs.008.001.08";
        assertTrue(text.contains(before), text);
        Files.writeString(file, text.replace(before, lines.stripTrailing() + "\n" + before));
    }

    private static Outgoing request(Packs packs, Instant at, String to) throws Exception {
        Instruction asked = new Instruction(
                Money.parse(Currency.of("GBP"), "10.00"),
                new Party(
                        "Acme Ltd",
                        new Account.SortCodeAccount("202959", "63748472"),
                        null,
                        new PostalAddress("High Street", "1", null, "Oldtown", "GB", List.of())),
                new Party("Ada Example", new Account.SortCodeAccount("601613", "31926819")),
                "INV-1001",
                "Invoice 1001",
                "uk-fps",
                null);
        return request(packs, "uk-fps", asked, at, to);
    }

    private static Outgoing request(Packs packs, String scheme, Instruction asked, Instant at, String to)
            throws Exception {
        Pack pack = packs.get(scheme);
        PaymentId id = PaymentId.next();
        Transfer transfer = ((Fit.Fitted) Fitting.fit(id, asked, pack)).transfer();
        Payment payment = new Payment(
                id,
                0,
                new ParticipantId("demo"),
                "till",
                scheme,
                Digest.of(new byte[] {1}),
                pack.terms(),
                transfer,
                new OutState.Received(),
                null,
                null,
                List.of(),
                null,
                false,
                at,
                null,
                null,
                null);
        RequestBuilder builder = new RequestBuilder(
                packs,
                Map.of(scheme, new RequestBuilder.Ends(new Agent.Bic("RAILGB2LXXX"), new Agent.Bic(to))),
                new Judge(InstantSource.fixed(at)),
                SIGNER,
                new XercesValidator(new Schemas()));
        return builder.requestOf(payment, at);
    }

    private record Answer(Header header, Definition definition, StatusReport report) {}

    private static Answer answer(String definition) throws IOException {
        String text = Files.readString(Path.of("config/schemes/uk-fps/samples/rejection.xml"))
                .replace("pacs.002.001.10", definition);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertTrue(new XercesValidator(new Schemas()).validate(bytes).valid(), "a valid message of that version");
        List<MessagePart> parts = MessagePart.of(bytes);
        StatusReport report = StatusReportReader.read(parts.getLast().bytes());
        assertEquals("RJCT", report.status().code());
        assertFalse(report.reason() == null);
        return new Answer(
                HeaderReader.read(parts.getFirst().bytes()), parts.getLast().definition(), report);
    }

    private static List<String> broken(Answer answer, Pack pack) {
        return new Judge(InstantSource.fixed(answer.header().creationTime().toInstant()))
                .statusReport(answer.header(), answer.definition(), answer.report(), Expectation.NONE, pack).stream()
                        .map(Finding::code)
                        .toList();
    }
}
