package io.railhead.store;

import io.railhead.engine.Payment;
import io.railhead.lifecycle.Settlement;
import io.railhead.lifecycle.Terms;
import io.railhead.message.Digest;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import io.railhead.payment.ParticipantId;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Transfer;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import org.jspecify.annotations.Nullable;

/** A payment as a row, and back. */
final class PaymentMapper {
    static final String OUT = "out";

    private PaymentMapper() {}

    static PaymentRow row(Payment payment) {
        PaymentRow row = new PaymentRow();
        row.id = payment.id().value();
        row.version = payment.version();
        row.participantId = payment.participant().value();
        row.clientId = payment.clientId();
        row.direction = OUT;
        row.scheme = payment.scheme();
        row.packDigest = payment.packDigest().value();
        row.onSilence = payment.terms().onSilence().name();
        row.settlementKind = payment.terms().settlement().name();
        row.bulk = payment.bulk();
        row.nextDueAt = payment.wakeAt();
        Transfer transfer = payment.transfer();
        row.amount = transfer.amount().minorUnits();
        row.currency = transfer.amount().currency().code();
        row.debtor = PartyText.write(transfer.debtor());
        row.creditor = PartyText.write(transfer.creditor());
        row.debtorAccount = transfer.debtor().account().identification();
        row.creditorAccount = transfer.creditor().account().identification();
        row.endToEndId = transfer.endToEndId();
        row.reference = transfer.reference();
        ids(payment.ids(), row);
        if (payment.uetr() != null && row.uetr == null) {
            row.uetr = payment.uetr().value();
        }
        row.clearingSystemReference = payment.clearingSystemReference();
        row.warnings = WarningText.write(payment.warnings());
        row.fileId = payment.fileId();
        row.receivedAt = payment.receivedAt();
        row.submittedAt = payment.submittedAt();
        row.finalAt = payment.finalAt();
        StateColumns.write(payment.state(), row);
        return row;
    }

    private static void ids(@Nullable TransferIds ids, PaymentRow row) {
        if (ids != null) {
            row.messageId = ids.messageId();
            row.instructionId = ids.instructionId();
            row.transactionId = ids.transactionId();
            row.uetr = ids.uetr().value();
        }
    }

    static Payment payment(PaymentRow row) {
        PaymentId id = new PaymentId(row.id);
        Transfer transfer = new Transfer(
                id,
                new Money(Currency.of(row.currency), row.amount),
                PartyText.read(row.debtor),
                PartyText.read(row.creditor),
                row.endToEndId,
                row.reference);
        TransferIds ids = row.messageId == null
                ? null
                : new TransferIds(row.messageId, row.instructionId, row.transactionId, new Uetr(row.uetr));
        return new Payment(
                id,
                row.version,
                new ParticipantId(row.participantId),
                row.clientId,
                row.scheme,
                new Digest(row.packDigest),
                new Terms(Terms.OnSilence.valueOf(row.onSilence), Settlement.Kind.valueOf(row.settlementKind)),
                transfer,
                StateColumns.read(row),
                ids,
                row.clearingSystemReference,
                WarningText.read(row.warnings),
                row.fileId,
                row.bulk,
                row.receivedAt,
                row.submittedAt,
                row.finalAt,
                row.nextDueAt,
                ids == null && row.uetr != null ? new Uetr(row.uetr) : null);
    }
}
