package io.railhead.simulator;

import io.railhead.message.Definition;
import io.railhead.message.Digest;
import io.railhead.message.MessageKind;
import io.railhead.payment.Currency;
import io.railhead.payment.Invalid;
import io.railhead.payment.Money;
import io.railhead.simulator.EnvelopeReader.Parts;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads and judges one received message, before anything is decided about it. One thread at a time. */
final class Examiner {
    private static final String UNREADABLE = "UNREADABLE";
    private static final Definition HEADER = Definition.ofNamespace(EnvelopeReader.HEADER);

    private final String schemeBic;
    private final String gatewayBic;
    private final EnvelopeReader reader = new EnvelopeReader();
    private final SchemaCheck schemas = new SchemaCheck();
    private final SignatureCheck signatures;

    Examiner(String schemeBic, String gatewayBic, SignatureCheck signatures) {
        this.schemeBic = schemeBic;
        this.gatewayBic = gatewayBic;
        this.signatures = signatures;
    }

    Examined examine(byte[] message) {
        Parts parts;
        try {
            parts = reader.read(message);
        } catch (Refusal unreadable) {
            return new Examined.Refused(UNREADABLE, unreadable.code(), unreadable.text());
        }
        try {
            return judge(parts, message);
        } catch (Refusal refusal) {
            return isAnAnswer(parts)
                    ? new Examined.Ignored("an answer, and one that we refuse: " + refusal.text())
                    : new Examined.Refused(claimedReference(parts.header()), refusal.code(), refusal.text());
        }
    }

    private Examined judge(Parts parts, byte[] message) throws Refusal {
        Definition definition = definitionOf(parts);
        requireParties(parts.header());
        schemas.validate(parts.header(), HEADER);
        Digest document = signatures.verify(parts, message);
        schemas.validate(parts.document(), definition);
        return switch (MessageKind.of(definition)) {
            case CREDIT_TRANSFER -> new Examined.Payment(payment(parts, definition), document);
            case STATUS_REPORT, MESSAGE_REJECT -> new Examined.Ignored("an answer: " + definition);
            case INITIATION, INITIATION_STATUS, OTHER -> throw Refusal.format(definition + " is not taken here");
        };
    }

    /** Refusing an answer could start a loop. */
    private static boolean isAnAnswer(Parts parts) {
        String namespace = String.valueOf(parts.document().getNamespaceURI());
        return namespace.contains(":admi.002.") || namespace.contains(":pacs.002.");
    }

    private static String claimedReference(Element header) {
        String claimed = Dom.text(header, "BizMsgIdr");
        return claimed == null || claimed.isEmpty() || claimed.length() > 35 ? UNREADABLE : claimed;
    }

    private static Definition definitionOf(Parts parts) throws Refusal {
        String namespace = String.valueOf(parts.document().getNamespaceURI());
        if (!Definition.isNamespace(namespace)) {
            throw Refusal.format("the document's namespace is not one of ISO 20022");
        }
        Definition definition = Definition.ofNamespace(namespace);
        if (!definition.name().equals(Dom.text(parts.header(), "MsgDefIdr"))) {
            throw Refusal.format("the header announces another definition than the document has");
        }
        return definition;
    }

    private void requireParties(Element header) throws Refusal {
        if (!gatewayBic.equals(Dom.text(header, "Fr", "FIId", "FinInstnId", "BICFI"))) {
            throw Refusal.sender("the sender in the header may not use this link");
        }
        if (!schemeBic.equals(Dom.text(header, "To", "FIId", "FinInstnId", "BICFI"))) {
            throw Refusal.sender("the message is addressed to somebody else");
        }
    }

    private static PaymentRequest payment(Parts parts, Definition definition) throws Refusal {
        Element body = required(Dom.child(parts.document(), "FIToFICstmrCdtTrf"), "FIToFICstmrCdtTrf");
        Element group = required(Dom.child(body, "GrpHdr"), "GrpHdr");
        Element transaction = required(Dom.child(body, "CdtTrfTxInf"), "CdtTrfTxInf");
        Element ids = required(Dom.child(transaction, "PmtId"), "PmtId");
        long transactions = Dom.children(body).stream()
                .filter(element -> "CdtTrfTxInf".equals(element.getLocalName()))
                .count();
        if (transactions != 1 || !"1".equals(Dom.text(group, "NbOfTxs"))) {
            throw Refusal.format("a message holds exactly one transaction");
        }
        String messageId = required(Dom.text(group, "MsgId"), "MsgId");
        if (!messageId.equals(Dom.text(parts.header(), "BizMsgIdr"))) {
            throw Refusal.format("the header's message id differs from the group header's");
        }
        String transactionId = Dom.text(ids, "TxId");
        String uetr = Dom.text(ids, "UETR");
        if (transactionId == null && uetr == null) {
            throw Refusal.format("a transaction needs TxId or UETR");
        }
        String date = Dom.text(transaction, "IntrBkSttlmDt");
        return new PaymentRequest(
                messageId,
                definition.name(),
                Dom.text(ids, "InstrId"),
                required(Dom.text(ids, "EndToEndId"), "EndToEndId"),
                transactionId,
                uetr,
                amount(required(Dom.child(transaction, "IntrBkSttlmAmt"), "IntrBkSttlmAmt")),
                date == null ? Dom.text(group, "IntrBkSttlmDt") : date,
                Dom.text(transaction, "RmtInf", "Ustrd"));
    }

    private static Money amount(Element element) throws Refusal {
        try {
            return Money.parse(Currency.of(element.getAttribute("Ccy")), element.getTextContent());
        } catch (Invalid wrong) {
            throw Refusal.format("IntrBkSttlmAmt: " + wrong.getMessage());
        }
    }

    private static <T> T required(@Nullable T value, String name) throws Refusal {
        if (value == null) {
            throw Refusal.format(name + " is missing");
        }
        return value;
    }
}
