package io.railhead.cli;

import io.railhead.codec.CreditTransferReader;
import io.railhead.codec.HeaderReader;
import io.railhead.codec.MessagePart;
import io.railhead.codec.MessageRejectReader;
import io.railhead.codec.StatusReportReader;
import io.railhead.codec.Unreadable;
import io.railhead.codec.XmlUse;
import io.railhead.message.CreditTransferMessage;
import io.railhead.message.Header;
import io.railhead.message.MessageKind;
import io.railhead.payment.PaymentId;
import io.railhead.rules.Expectation;
import io.railhead.rules.Judge;
import io.railhead.scheme.Finding;
import io.railhead.scheme.Pack;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies a scheme's rules to messages whose parts keep to their schemas. */
final class SchemeRules {
    /** A message on a link is no larger, and the rules are about those. */
    static final long MOST_BYTES = XmlUse.MESSAGE.bytes();

    private final Pack pack;
    private final Judge judge;

    SchemeRules(Pack pack, Judge judge) {
        this.pack = pack;
        this.judge = judge;
    }

    /** Breaches by part, in the order of the parts; each header is taken to belong to the document that follows it. */
    List<List<MessageFinding>> judge(List<MessagePart> parts) {
        List<List<MessageFinding>> all = new ArrayList<>();
        Header header = null;
        for (MessagePart part : parts) {
            List<MessageFinding> findings = new ArrayList<>();
            try {
                if (part.definition().message().equals("head.001")) {
                    header = HeaderReader.read(part.bytes());
                } else {
                    document(header, part, findings);
                    header = null;
                }
            } catch (Unreadable unreadable) {
                findings.add(MessageFinding.rule(unreadable.code(), "/", unreadable.text()));
            }
            all.add(findings);
        }
        return all;
    }

    private void document(@Nullable Header header, MessagePart part, List<MessageFinding> findings) {
        MessageKind kind = MessageKind.of(part.definition());
        if (pack.definition(kind) == null) {
            findings.add(MessageFinding.rule(
                    "not-of-this-scheme", "/", "The scheme " + pack.name() + " has no rules for this message."));
        } else if (header == null) {
            findings.add(MessageFinding.rule(
                    "header-missing", "/", "The scheme sends every document with a header before it; there is none."));
        } else {
            findings(header, part, kind).forEach(finding -> findings.add(MessageFinding.of(finding)));
        }
    }

    private List<Finding> findings(Header header, MessagePart part, MessageKind kind) {
        return switch (kind) {
            case CREDIT_TRANSFER -> {
                CreditTransferMessage message = CreditTransferReader.read(header, part.bytes(), PaymentId.next());
                yield judge.creditTransfer(message, part.definition(), 1, pack);
            }
            case STATUS_REPORT ->
                judge.statusReport(
                        header, part.definition(), StatusReportReader.read(part.bytes()), Expectation.NONE, pack);
            case MESSAGE_REJECT ->
                judge.messageReject(
                        header, part.definition(), MessageRejectReader.read(part.bytes()), Expectation.NONE, pack);
            case INITIATION, INITIATION_STATUS, OTHER -> List.of();
        };
    }
}
