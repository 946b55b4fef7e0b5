package io.railhead.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.engine.Payment;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutStates;
import io.railhead.lifecycle.Said;
import io.railhead.lifecycle.Settlement;
import io.railhead.message.Reason;
import io.railhead.payment.Account;
import io.railhead.payment.Agent;
import io.railhead.payment.Money;
import io.railhead.payment.Party;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import io.railhead.payment.Warning;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Packs;
import io.railhead.scheme.ReasonCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A payment as the API shows it. The bytes are a pure function of the payment, so a replay can be compared. Thread-safe. */
@ApplicationScoped
public class PaymentView {
    /** Kept by thread, each request's thread would make buffers of its own and hold them while it waits. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .build());

    private final Packs packs;

    PaymentView(Packs packs) {
        this.packs = packs;
    }

    /** The JSON text in UTF-8. */
    public byte[] bytes(Payment payment) {
        try {
            return JSON.writeValueAsBytes(node(payment));
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    public ObjectNode node(Payment payment) {
        OutState state = payment.state();
        ObjectNode node = JSON.createObjectNode();
        node.put("id", payment.id().toString());
        node.put("direction", "out");
        node.put("state", OutStates.name(state));
        node.put("final", OutStates.isFinal(state));
        node.put("certainty", OutStates.certainty(state).label());
        node.put("payeeCredited", OutStates.payeeCredited(state).label());
        node.put("payerFunds", OutStates.payerFunds(state).label());
        settlement(payment, node.putObject("settlement"));
        status(payment, node);
        node.put("scheme", payment.scheme());
        amount(payment.transfer().amount(), node.putObject("amount"));
        party(payment.transfer().debtor(), node.putObject("debtor"));
        party(payment.transfer().creditor(), node.putObject("creditor"));
        ids(payment, node);
        node.put("reference", payment.transfer().reference());
        node.putNull("returnedAmount");
        node.putArray("related");
        node.put("receivedAt", payment.receivedAt().toString());
        node.put("submittedAt", text(payment.submittedAt()));
        node.put("finalAt", text(payment.finalAt()));
        ArrayNode warnings = node.putArray("warnings");
        ArrayNode details = node.putArray("warningDetails");
        for (Warning warning : payment.warnings()) {
            warnings.add(warning.text());
            details.addObject()
                    .put("code", warning.code())
                    .put("field", warning.field())
                    .put("text", warning.text());
        }
        node.put("fileId", payment.fileId() == null ? null : payment.fileId().toString());
        return node;
    }

    private static void ids(Payment payment, ObjectNode node) {
        TransferIds ids = payment.ids();
        node.put("endToEndId", payment.transfer().endToEndId());
        node.put("instructionId", ids == null ? null : ids.instructionId());
        node.put("transactionId", ids == null ? null : ids.transactionId());
        Uetr uetr = ids == null ? payment.uetr() : ids.uetr();
        node.put("uetr", uetr == null ? null : uetr.toString());
        node.put("messageId", ids == null ? null : ids.messageId());
        node.put("clearingSystemReference", payment.clearingSystemReference());
    }

    private static void settlement(Payment payment, ObjectNode node) {
        Settlement settled = OutStates.settlement(payment.state());
        node.put("kind", payment.terms().settlement().label());
        node.put(
                "date",
                settled == null || settled.date() == null
                        ? null
                        : settled.date().toString());
        node.put("cycle", settled == null ? null : settled.cycle());
        node.put("done", settled != null && settled.done());
    }

    private void status(Payment payment, ObjectNode node) {
        Said said = OutStates.said(payment.state());
        Reason reason = reason(payment.state(), said);
        if (said == null && reason == null) {
            node.putNull("status");
            return;
        }
        ObjectNode status = node.putObject("status");
        status.put("code", said == null ? null : said.code().code());
        status.put("reason", reason == null ? null : reason.code());
        status.put("text", statusText(payment, said, reason));
    }

    private static @Nullable Reason reason(OutState state, @Nullable Said said) {
        if (state instanceof OutState.Expired expired) {
            return expired.why();
        }
        return said == null ? null : said.reason();
    }

    /** Their own words where they gave some, else what we know of the code. */
    private @Nullable String statusText(Payment payment, @Nullable Said said, @Nullable Reason reason) {
        if (reason != null && reason.text() != null) {
            return reason.text();
        }
        Pack pack = packs.find(payment.scheme());
        ReasonCode known = pack == null || reason == null ? null : pack.reasonCode(reason.code());
        if (known != null) {
            return known.explanation();
        }
        return said == null ? null : packs.statusText(said.code());
    }

    private static void amount(Money amount, ObjectNode node) {
        node.put("currency", amount.currency().code());
        node.put("value", amount.decimal());
    }

    private static void party(Party party, ObjectNode node) {
        node.put("name", party.name());
        ObjectNode account = node.putObject("account");
        switch (party.account()) {
            case Account.Iban iban -> account.put("iban", iban.value());
            case Account.SortCodeAccount uk ->
                account.put("sortCode", uk.sortCode()).put("accountNumber", uk.accountNumber());
            case Account.RoutingNumberAccount us ->
                account.put("routingNumber", us.routingNumber()).put("accountNumber", us.accountNumber());
        }
        if (party.agent() instanceof Agent.Bic bic) {
            node.putObject("agent").put("bic", bic.code());
        }
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
