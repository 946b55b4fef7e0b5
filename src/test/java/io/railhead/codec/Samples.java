package io.railhead.codec;

import io.railhead.message.CreditTransferMessage;
import io.railhead.message.CreditTransferMessage.Terms;
import io.railhead.message.Definition;
import io.railhead.message.Header;
import io.railhead.message.MessageReject;
import io.railhead.message.OriginalReference;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.message.StatusReport;
import io.railhead.payment.Account.Iban;
import io.railhead.payment.Account.SortCodeAccount;
import io.railhead.payment.Agent.Bic;
import io.railhead.payment.Agent.ClearingMember;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import io.railhead.payment.Party;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Transfer;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;

/** Plain messages for tests, and the validator they are held against. */
final class Samples {
    static final OffsetDateTime NOON = OffsetDateTime.parse("2026-01-31T12:00:00Z");
    static final PaymentId PAYMENT = PaymentId.parse("019c1400-0000-7000-8000-000000000001");

    private Samples() {}

    /** Our schemas, from the class path or the folder that is put there. */
    static Validator validator() {
        return new XercesValidator(schemas());
    }

    static Schemas schemas() {
        return new Schemas(Path.of("schemas"));
    }

    static Header header(String definition) {
        return new Header(
                new Bic("RAILGB2LXXX"), new Bic("UKFPGB2LXXX"), "M0001", new Definition(definition), null, NOON);
    }

    static CreditTransferMessage creditTransfer() {
        Party debtor = new Party("Acme Ltd", new SortCodeAccount("202959", "63748472"))
                .withAgent(new ClearingMember("GBDSC", "202959"));
        Party creditor = new Party("Ada Example", new Iban("GB29NWBK60161331926819")).withAgent(new Bic("NWBKGB2L"));
        Money amount = Money.parse(Currency.of("GBP"), "10.00");
        return new CreditTransferMessage(
                header("pacs.008.001.08"),
                new Transfer(PAYMENT, amount, debtor, creditor, "INV-1001", "Invoice 1001"),
                new TransferIds("M0001", "I0001", "T0001", Uetr.parse("e5d4f8c2-9b1a-4c3d-8e7f-001122334455")),
                NOON,
                LocalDate.of(2026, 1, 31),
                NOON,
                new Bic("RAILGB2LXXX"),
                new Bic("UKFPGB2LXXX"),
                new Terms("CLRG", "FPS", false, "SDVA", "IP", true, "SLEV"));
    }

    static StatusReport statusReport() {
        return new StatusReport(
                "S0001",
                NOON,
                new OriginalReference(
                        "M0001",
                        "pacs.008.001.08",
                        "I0001",
                        "INV-1001",
                        "T0001",
                        "e5d4f8c2-9b1a-4c3d-8e7f-001122334455"),
                new StatusCode("RJCT"),
                new Reason("AC03", false, "no such account"),
                NOON,
                "REF-1",
                LocalDate.of(2026, 1, 31));
    }

    static MessageReject messageReject() {
        return new MessageReject("M0001", "SYN1", NOON, "/Document", "not understood", "nothing more");
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] wire(CanonicalMessage message) {
        return Envelope.assemble(message, new byte[0]);
    }

    /** The header as it is digested, with an empty signature. */
    static byte[] header(CanonicalMessage message) {
        byte[] before = message.headerBeforeSignature();
        byte[] after = message.headerAfterSignature();
        byte[] whole = Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, whole, before.length, after.length);
        return whole;
    }
}
