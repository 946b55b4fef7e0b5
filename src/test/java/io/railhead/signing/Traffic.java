package io.railhead.signing;

import io.railhead.codec.CanonicalMessage;
import io.railhead.codec.CreditTransferWriter;
import io.railhead.codec.StatusReportWriter;
import io.railhead.message.CreditTransferMessage;
import io.railhead.message.CreditTransferMessage.Terms;
import io.railhead.message.Definition;
import io.railhead.message.Header;
import io.railhead.message.OriginalReference;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.message.StatusReport;
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
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** The two messages that make up most of the traffic, as the codec writes them. */
final class Traffic {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-03-01T12:00:00Z");
    private static final Bic OTHERS = (Bic) Samples.SENDER;
    private static final Bic OURS = new Bic("RAILGB2LXXX");
    private static final String UETR = "e5d4f8c2-9b1a-4c3d-8e7f-001122334455";

    private Traffic() {}

    static CanonicalMessage creditTransfer() {
        Party debtor = new Party("Acme & Söhne Ltd", new SortCodeAccount("202959", "63748472"))
                .withAgent(new ClearingMember("GBDSC", "202959"));
        Party creditor = new Party("Ada Example", new SortCodeAccount("404784", "70872490"))
                .withAgent(new ClearingMember("GBDSC", "404784"));
        Money amount = Money.parse(Currency.of("GBP"), "10.00");
        PaymentId payment = PaymentId.parse("019c1400-0000-7000-8000-000000000001");
        return CreditTransferWriter.write(new CreditTransferMessage(
                header("pacs.008.001.08"),
                new Transfer(payment, amount, debtor, creditor, "INV-1001", "Invoice 1001"),
                new TransferIds("M0001", "I0001", "T0001", Uetr.parse(UETR)),
                NOON,
                LocalDate.of(2026, 3, 1),
                NOON,
                OTHERS,
                OURS,
                new Terms("CLRG", "FPS", false, "SDVA", "IP", true, "SLEV")));
    }

    static CanonicalMessage statusReport() {
        return StatusReportWriter.write(
                header("pacs.002.001.10"),
                new StatusReport(
                        "S0001",
                        NOON,
                        new OriginalReference("M0001", "pacs.008.001.08", "I0001", "INV-1001", "T0001", UETR),
                        new StatusCode("ACSC"),
                        (Reason) null,
                        NOON,
                        "REF-1",
                        LocalDate.of(2026, 3, 1)));
    }

    private static Header header(String definition) {
        return new Header(OTHERS, OURS, "M0001", new Definition(definition), null, NOON);
    }
}
