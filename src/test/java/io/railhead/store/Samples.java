package io.railhead.store;

import io.railhead.audit.AuditEntry;
import io.railhead.engine.Acceptance;
import io.railhead.engine.Lane;
import io.railhead.engine.Outgoing;
import io.railhead.engine.ParkReason;
import io.railhead.engine.Payment;
import io.railhead.engine.Received;
import io.railhead.engine.Writes;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutStates;
import io.railhead.lifecycle.PayeeCredited;
import io.railhead.lifecycle.Said;
import io.railhead.lifecycle.Settlement;
import io.railhead.lifecycle.Terms;
import io.railhead.message.Definition;
import io.railhead.message.Digest;
import io.railhead.message.MessageId;
import io.railhead.message.StatusCode;
import io.railhead.payment.Account;
import io.railhead.payment.Agent;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import io.railhead.payment.ParticipantId;
import io.railhead.payment.Party;
import io.railhead.payment.PaymentId;
import io.railhead.payment.PostalAddress;
import io.railhead.payment.Transfer;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import io.railhead.payment.Warning;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payments and plans as the engine would make them. */
final class Samples {
    static final String LINK = "uk-fps";
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00.123456Z");

    private Samples() {}

    static Transfer transfer(PaymentId id) {
        return new Transfer(
                id,
                new Money(Currency.of("GBP"), 123_456),
                new Party(
                        "Acme \u00a3 Ltd",
                        new Account.SortCodeAccount("202959", "63748472"),
                        new Agent.ClearingMember("GBDSC", "202959"),
                        new PostalAddress("High Street", "1", "AB1 2CD", "Leeds", "GB", List.of("Floor 2", "East"))),
                new Party(
                        "Ada \"Example\"",
                        new Account.Iban("GB29NWBK60161331926819"),
                        new Agent.Bic("NWBKGB2L"),
                        new PostalAddress(null, null, null, null, null, List.of())),
                "INV-1",
                "Invoice\n1");
    }

    static Payment payment(OutState state, String participant) {
        PaymentId id = PaymentId.next();
        return new Payment(
                id,
                0,
                new ParticipantId(participant),
                "till",
                LINK,
                Digest.of(new byte[] {1}),
                new Terms(Terms.OnSilence.HOLD, Settlement.Kind.DEFERRED_NET),
                transfer(id),
                state,
                null,
                null,
                List.of(
                        new Warning("RULE-TEXT-SHORTENED", "/creditor/name", "The name was shortened."),
                        new Warning("RULE-TEXT-SHORTENED", null, "Likely a duplicate.")),
                null,
                false,
                NOW,
                null,
                null,
                null);
    }

    static Payment queued() {
        return payment(new OutState.Queued(NOW.plusSeconds(3600)), "acme");
    }

    /** The payment somewhere else in its life. */
    static Payment with(Payment payment, OutState state, @Nullable TransferIds ids, @Nullable Instant wakeAt) {
        return new Payment(
                payment.id(),
                payment.version(),
                payment.participant(),
                payment.clientId(),
                payment.scheme(),
                payment.packDigest(),
                payment.terms(),
                payment.transfer(),
                state,
                ids,
                payment.clearingSystemReference(),
                payment.warnings(),
                payment.fileId(),
                payment.bulk(),
                payment.receivedAt(),
                ids == null ? null : NOW.truncatedTo(ChronoUnit.MILLIS),
                OutStates.isFinal(state) ? NOW : null,
                wakeAt);
    }

    static Payment at(Payment payment, int version) {
        return new Payment(
                payment.id(),
                version,
                payment.participant(),
                payment.clientId(),
                payment.scheme(),
                payment.packDigest(),
                payment.terms(),
                payment.transfer(),
                payment.state(),
                payment.ids(),
                payment.clearingSystemReference(),
                payment.warnings(),
                payment.fileId(),
                payment.bulk(),
                payment.receivedAt(),
                payment.submittedAt(),
                payment.finalAt(),
                payment.wakeAt());
    }

    static OutState.Submitted submitted() {
        Instant at = NOW.truncatedTo(ChronoUnit.MILLIS);
        return new OutState.Submitted(at, at.plusSeconds(15), at.plusSeconds(600), null);
    }

    static TransferIds ids(Payment payment) {
        String compact = payment.id().compact();
        return new TransferIds("M" + compact, "I" + compact, "T" + compact, Uetr.random());
    }

    static Outgoing outgoing(Payment payment, TransferIds ids) {
        Instant at = NOW.truncatedTo(ChronoUnit.MILLIS);
        return new Outgoing(
                MessageId.next(),
                payment.id(),
                payment.scheme(),
                new Definition("pacs.008.001.08"),
                ids,
                ("<exact>" + ids.messageId() + "</exact>").getBytes(StandardCharsets.UTF_8),
                "key",
                "RAILGB2LXXX",
                at,
                at.plusSeconds(15),
                at.plusSeconds(600));
    }

    static AuditEntry audit(Payment payment, String event) {
        return AuditEntry.now(NOW, payment.id().value(), null, event, "gateway", Map.of("why", "a\nb\\c"));
    }

    static Writes.NewPayment request(Payment payment, String key, String body, @Nullable Outgoing outgoing) {
        Acceptance.Origin origin =
                new Acceptance.Origin.Request(key, Digest.of(body.getBytes(StandardCharsets.UTF_8)), _ -> new byte[0]);
        return new Writes.NewPayment(
                new Acceptance(payment, origin, null, Map.of()),
                payment,
                ("response to " + payment.id()).getBytes(StandardCharsets.UTF_8),
                outgoing,
                List.of(audit(payment, "payment.received"), audit(payment, "payment.queued")));
    }

    static Writes accept(Writes.NewPayment... news) {
        return new Writes(List.of(), List.of(news), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static Writes leave(Lane lane, Writes.NewPayment... news) {
        return new Writes(
                List.of(lane), List.of(news), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static Writes change(Payment payment) {
        return change(payment, null, List.of());
    }

    static Writes change(Payment payment, @Nullable Outgoing outgoing, List<Lane> lanes) {
        return new Writes(
                lanes,
                List.of(),
                List.of(new Writes.Change(payment, outgoing)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(audit(payment, "payment." + OutStates.name(payment.state()))));
    }

    static Received received(String body) {
        return new Received(
                MessageId.next(),
                LINK,
                body.getBytes(StandardCharsets.UTF_8),
                new Definition("pacs.002.001.10"),
                1,
                NOW,
                null);
    }

    static Writes.InboxEntry inbox(Received received, String businessMessageId) {
        return new Writes.InboxEntry(
                LINK, "UKFPGB2LXXX", businessMessageId, Digest.of(received.bytes()), received.id(), NOW);
    }

    static Writes.Kept kept(Received received, @Nullable Payment payment, String businessMessageId) {
        return new Writes.Kept(
                received,
                payment == null ? null : payment.id(),
                received.claimed(),
                businessMessageId,
                "UKFPGB2LXXX",
                "their-key");
    }

    static Writes.Parked parked(Received received, String detail) {
        return new Writes.Parked(LINK, received.id(), null, "message", ParkReason.UNMATCHED, detail, "a b", NOW);
    }

    /** T4 of one answer. */
    static Writes answer(Payment after, Received received, String businessMessageId) {
        return new Writes(
                List.of(),
                List.of(),
                List.of(new Writes.Change(after, null)),
                List.of(inbox(received, businessMessageId)),
                List.of(kept(received, after, businessMessageId)),
                List.of(),
                List.of(after.id()),
                List.of(audit(after, "payment." + OutStates.name(after.state()))));
    }

    /** What becomes of a payment that left once its scheme says that the money moved. */
    static Payment settled(Payment sent) {
        OutState state = new OutState.Settled(
                new Said(new StatusCode("ACSC"), null),
                new Settlement(Settlement.Kind.DEFERRED_NET, null, null, false),
                PayeeCredited.NOT_KNOWN,
                OutState.Settled.Credit.USUAL);
        return with(sent, state, sent.ids(), null);
    }
}
