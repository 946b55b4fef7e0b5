package io.railhead.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.codec.InitiationReader;
import io.railhead.engine.Acceptance;
import io.railhead.intake.KnownCodes;
import io.railhead.intake.Participants;
import io.railhead.intake.Vetting;
import io.railhead.message.Digest;
import io.railhead.message.InitiatedTransfer;
import io.railhead.message.PaymentBlock;
import io.railhead.message.Reason;
import io.railhead.payment.ParticipantId;
import io.railhead.payment.Warning;
import io.railhead.reference.ReferenceData;
import io.railhead.rules.Judge;
import io.railhead.scheme.Packs;
import io.railhead.store.FileIds;
import io.railhead.store.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemsTest {
    private static final Instant NOW = Instant.parse("2030-05-06T09:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final String IBAN = "<IBAN>GB29NWBK60161331926819</IBAN>";

    @TempDir
    Path folder = Path.of("");

    private final Items items = new Items(vetting(CLOCK));
    private final StoredFile file = StoredFile.arrived(
            FileIds.next(), new ParticipantId("demo"), "demo", "demo", "a.xml", Digest.of(new byte[0]), NOW);

    static Vetting vetting(InstantSource clock) {
        String participants = """
                participants:
                  - id: demo
                    mayDebit: ["20295963748472", "DE89370400440532013000", "021000021-123456789"]
                """;
        return new Vetting(
                Packs.load(Path.of("config/schemes"), Judge.vocabulary()),
                new Judge(clock),
                Participants.read(new ByteArrayInputStream(participants.getBytes(StandardCharsets.UTF_8))),
                new KnownCodes(ReferenceData.shipped(), clock));
    }

    private static Channel channel(Channel.PastDates past) {
        return new Channel("demo", new ParticipantId("demo"), "demo", Channel.Policy.ACCEPT_GOOD, past);
    }

    private Items.Judged judge(String date, String debtor, String item, Channel.PastDates past) {
        Path path = new Pain001("M1")
                .block("A", "TRF", date, "", debtor, 1, i -> item)
                .to(folder.resolve("a.xml"));
        try (InputStream in = Files.newInputStream(path);
                InitiationReader reader = new InitiationReader(in)) {
            PaymentBlock block = assertInstanceOf(PaymentBlock.class, reader.next());
            InitiatedTransfer transfer = assertInstanceOf(InitiatedTransfer.class, reader.next());
            return items.judge(file, channel(past), BlockTerms.of(block, null), transfer);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private Acceptance good(String date, String item, Channel.PastDates past) {
        return assertInstanceOf(Items.Judged.Good.class, judge(date, Pain001.DEBTOR, item, past))
                .acceptance();
    }

    private Reason bad(String item) {
        return assertInstanceOf(
                        Items.Judged.Bad.class, judge("2030-05-06", Pain001.DEBTOR, item, Channel.PastDates.REFUSE))
                .item()
                .reason();
    }

    @Test
    void aGoodItemIsAPaymentNamedAfterItsPlaceInTheFile() {
        Acceptance acceptance = good("2030-05-06", Pain001.good(0), Channel.PastDates.REFUSE);
        assertEquals(FileIds.item(file.id(), 0), acceptance.payment().id().value());
        assertEquals("uk-fps", acceptance.payment().scheme());
        assertEquals(file.id(), acceptance.payment().fileId());
        assertTrue(acceptance.payment().bulk());
        assertEquals("E0", acceptance.payment().transfer().endToEndId());
        assertEquals(
                "20295963748472",
                acceptance.payment().transfer().debtor().account().identification());
        assertEquals("10.00", acceptance.payment().transfer().amount().decimal());
        assertNull(acceptance.postponedTo());
        assertEquals(new Acceptance.Origin.Item(file.id(), 0, 0, "I0"), acceptance.origin());
    }

    @Test
    void anEuroItemBetweenIbansGoesByTheOtherScheme() {
        String debtor =
                Pain001.DEBTOR.replace("<Othr><Id>20295963748472</Id></Othr>", "<IBAN>DE89370400440532013000</IBAN>");
        debtor = debtor.substring(0, debtor.indexOf("<DbtrAgt>"))
                + "<DbtrAgt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></DbtrAgt>";
        String item = Pain001.item(0, "EUR", "12.00", "<IBAN>FR1420041010050500013M02606</IBAN>");
        Items.Judged judged = judge("2030-05-06", debtor, item, Channel.PastDates.REFUSE);
        assertEquals(
                "sct-inst",
                assertInstanceOf(Items.Judged.Good.class, judged)
                        .acceptance()
                        .payment()
                        .scheme());
    }

    @Test
    void dollarsBetweenRoutingNumbersGoByTheirOwnScheme() {
        String debtor =
                Pain001.DEBTOR.replace("<Othr><Id>20295963748472</Id></Othr>", "<Othr><Id>123456789</Id></Othr>");
        debtor = debtor.substring(0, debtor.indexOf("<DbtrAgt>")) + agent("Dbtr", "021000021");
        String item = Pain001.item(0, "USD", "12.00", "<Othr><Id>987654321</Id></Othr>")
                .replace("<Cdtr>", agent("Cdtr", "121000248") + "<Cdtr>");
        Items.Judged judged = judge("2030-05-06", debtor, item, Channel.PastDates.REFUSE);
        assertEquals(
                "fednow",
                assertInstanceOf(Items.Judged.Good.class, judged)
                        .acceptance()
                        .payment()
                        .scheme());
    }

    private static String agent(String side, String routingNumber) {
        return "<" + side + "Agt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>USABA</Cd></ClrSysId><MmbId>" + routingNumber
                + "</MmbId></ClrSysMmbId></FinInstnId></" + side + "Agt>";
    }

    @Test
    void aLaterDayPostponesAndAPastOneIsRefusedOrMovedAsTheChannelSays() {
        assertEquals(
                LocalDate.parse("2030-05-09"),
                good("2030-05-09", Pain001.good(0), Channel.PastDates.REFUSE).postponedTo());
        Items.Judged past = judge("2030-05-05", Pain001.DEBTOR, Pain001.good(0), Channel.PastDates.REFUSE);
        assertEquals(
                "DT01",
                assertInstanceOf(Items.Judged.Bad.class, past).item().reason().code());
        Acceptance moved = good("2030-05-05", Pain001.good(0), Channel.PastDates.TODAY);
        assertNull(moved.postponedTo());
        assertTrue(moved.payment().warnings().stream()
                .anyMatch(warning -> warning.text().contains("was moved")));
    }

    @Test
    void whatCannotBeAPaymentIsRefusedWithItsReason() {
        assertEquals(
                "AC03",
                bad(Pain001.item(0, "GBP", "10.00", "<IBAN>GB30NWBK60161331926819</IBAN>"))
                        .code());
        assertEquals(
                "AC03",
                bad(Pain001.item(0, "GBP", "10.00", "<Othr><Id>12345</Id></Othr>"))
                        .code());
        assertEquals("AM12", bad(Pain001.item(0, "GBP", "10.001", IBAN)).code());
        assertEquals("AM01", bad(Pain001.item(0, "GBP", "0.00", IBAN)).code());
        assertEquals("AM02", bad(Pain001.item(0, "GBP", "1000000.01", IBAN)).code());
        assertEquals("AM03", bad(Pain001.item(0, "CHF", "10.00", IBAN)).code());
        assertEquals("AM11", bad(Pain001.item(0, "XQX", "10.00", IBAN)).code());
        assertEquals("AM11", bad(Pain001.item(0, "HRK", "10.00", IBAN)).code(), "withdrawn at the end of 2022");
        assertEquals(
                "AC03",
                bad(Pain001.item(0, "GBP", "10.00", "<Othr><Id>20295963748472</Id></Othr>"))
                        .code());
        assertEquals(
                "RR10",
                bad(Pain001.good(0).replace("Invoice 0", "Invoice \u4E2D")).code());
        assertEquals(
                "BE22", bad(Pain001.good(0).replace("<Nm>Ada Example</Nm>", "")).code());
        assertEquals("FF08", bad(Pain001.good(0).replace("E0<", "/E//0<")).code());
    }

    @Test
    void aDebtorThatCannotBeOrMayNotBeDebitedRefusesItsItems() {
        String wrong = Pain001.DEBTOR.replace("20295963748472", "202959637");
        Items.Judged judged = judge("2030-05-06", wrong, Pain001.good(0), Channel.PastDates.REFUSE);
        assertEquals(
                "AC02",
                assertInstanceOf(Items.Judged.Bad.class, judged).item().reason().code());
        String strangers = Pain001.DEBTOR.replace("20295963748472", "20295963748473");
        judged = judge("2030-05-06", strangers, Pain001.good(0), Channel.PastDates.REFUSE);
        assertEquals(
                "AG08",
                assertInstanceOf(Items.Judged.Bad.class, judged).item().reason().code());
    }

    @Test
    void aRefusedBlockRefusesItsItems() throws IOException {
        Reason why = new Reason("AM20", false, "counted");
        Path path = new Pain001("M1").block("A", 1, Pain001::good).to(folder.resolve("a.xml"));
        try (InputStream in = Files.newInputStream(path);
                InitiationReader reader = new InitiationReader(in)) {
            BlockTerms terms = BlockTerms.of(assertInstanceOf(PaymentBlock.class, reader.next()), why);
            Items.Judged judged = items.judge(
                    file,
                    channel(Channel.PastDates.REFUSE),
                    terms,
                    assertInstanceOf(InitiatedTransfer.class, reader.next()));
            assertEquals(
                    why, assertInstanceOf(Items.Judged.Bad.class, judged).item().reason());
        }
    }

    @Test
    void whatIsNotCarriedOnIsSaid() {
        String item = Pain001.good(0).replace("<RmtInf>", "<Purp><Cd>SALA</Cd></Purp><RmtInf>");
        Acceptance acceptance = good("2030-05-06", item, Channel.PastDates.REFUSE);
        assertEquals(
                List.of(new Warning("NOT-CARRIED", "Purp", "The file states Purp, which is not carried on.")),
                acceptance.payment().warnings());
        assertEquals("NOT-CARRIED Purp", acceptance.facts().get("warnings"), "for the timeline");
    }
}
