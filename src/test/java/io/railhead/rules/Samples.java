package io.railhead.rules;

import io.railhead.message.CreditTransferMessage;
import io.railhead.message.Definition;
import io.railhead.message.Header;
import io.railhead.message.MessageKind;
import io.railhead.message.MessageReject;
import io.railhead.message.OriginalReference;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.message.StatusReport;
import io.railhead.payment.Account;
import io.railhead.payment.Account.Iban;
import io.railhead.payment.Account.RoutingNumberAccount;
import io.railhead.payment.Account.SortCodeAccount;
import io.railhead.payment.Agent;
import io.railhead.payment.Agent.Bic;
import io.railhead.payment.Money;
import io.railhead.payment.Party;
import io.railhead.payment.PaymentId;
import io.railhead.payment.PostalAddress;
import io.railhead.payment.Transfer;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import io.railhead.scheme.Pack;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Good payments, messages and answers for any pack, at a fixed moment; tests spoil one thing each. */
final class Samples {
    /** A working Wednesday after the end of unstructured addresses. */
    static final Instant NOW = Instant.parse("2026-12-02T11:00:00Z");

    static final OffsetDateTime CREATED = NOW.atOffset(ZoneOffset.UTC);
    static final Agent OURS = new Bic("RAILGB2LXXX");
    static final Agent THEIRS = new Bic("UKFPGB2LXXX");
    static final TransferIds IDS = new TransferIds(
            "M01J000000000000000000000AB", "I01J000000000000000000000AB", "T01J000000000000000000000AB", Uetr.random());

    private final Pack pack;

    Samples(Pack pack) {
        this.pack = pack;
    }

    Transfer transfer() {
        PostalAddress address = new PostalAddress("High Street", "1", "N1 1AA", "London", "GB", List.of("Floor 2"));
        return new Transfer(
                PaymentId.next(),
                new Money(pack.amounts().currency(), 1000),
                party("Acme Ltd", account(false), address),
                party("Ada Example", account(true), null),
                "INV-1001",
                "Invoice 1001");
    }

    private Party party(String name, Account account, @Nullable PostalAddress address) {
        return new Party(name, account, pack.agents().agentOf(account), address);
    }

    private Account account(boolean creditor) {
        return switch (pack.accountForm()) {
            case SORT_CODE ->
                creditor ? new SortCodeAccount("601613", "31926819") : new SortCodeAccount("202959", "63748472");
            case IBAN -> new Iban(creditor ? "FR1420041010050500013M02606" : "DE89370400440532013000");
            case ROUTING_NUMBER ->
                creditor
                        ? new RoutingNumberAccount("121000248", "987654321")
                        : new RoutingNumberAccount("021000021", "123456789");
        };
    }

    /** An account of the form that the pack does not take as it stands. */
    Account foreignAccount() {
        return switch (pack.accountForm()) {
            case SORT_CODE -> new Iban("GB29NWBK60161331926819");
            case IBAN, ROUTING_NUMBER -> new SortCodeAccount("202959", "63748472");
        };
    }

    CreditTransferMessage message() {
        return message(transfer());
    }

    CreditTransferMessage message(Transfer transfer) {
        return new CreditTransferMessage(
                header(MessageKind.CREDIT_TRANSFER, OURS, THEIRS, IDS.messageId()),
                transfer,
                IDS,
                CREATED,
                pack.settlement().dateOf(NOW),
                pack.stampsAcceptanceTime() ? CREATED : null,
                OURS,
                THEIRS,
                pack.messageTerms());
    }

    Header header(MessageKind kind, Agent from, Agent to, String messageId) {
        return new Header(from, to, messageId, definition(kind), pack.messages().businessService(), CREATED);
    }

    Definition definition(MessageKind kind) {
        return Objects.requireNonNull(pack.definition(kind), "a pack without " + kind);
    }

    Header reportHeader() {
        return header(MessageKind.STATUS_REPORT, THEIRS, OURS, "S1");
    }

    Header rejectHeader() {
        return header(MessageKind.MESSAGE_REJECT, THEIRS, OURS, "R1");
    }

    Expectation expectation() {
        return Expectation.ofLink(THEIRS, OURS).about(definition(MessageKind.CREDIT_TRANSFER), IDS, "INV-1001");
    }

    OriginalReference original() {
        return new OriginalReference(
                IDS.messageId(),
                definition(MessageKind.CREDIT_TRANSFER).name(),
                IDS.instructionId(),
                "INV-1001",
                IDS.transactionId(),
                IDS.uetr().toString());
    }

    StatusReport report() {
        return report(original(), "ACSC", null);
    }

    StatusReport report(OriginalReference original, String status, @Nullable Reason reason) {
        return new StatusReport("S1", CREATED, original, new StatusCode(status), reason, null, null, null);
    }

    MessageReject reject() {
        return new MessageReject(IDS.messageId(), "FF01", CREATED, null, null, null);
    }
}
