package io.railhead.cli;

import io.railhead.codec.CreditTransferReader;
import io.railhead.codec.HeaderReader;
import io.railhead.codec.MessagePart;
import io.railhead.codec.MessageRejectReader;
import io.railhead.codec.MessageTree;
import io.railhead.codec.StatusReportReader;
import io.railhead.codec.Unreadable;
import io.railhead.codec.XmlUse;
import io.railhead.message.CreditTransferMessage;
import io.railhead.message.Definition;
import io.railhead.message.Header;
import io.railhead.message.MessageKind;
import io.railhead.payment.PaymentId;
import io.railhead.rules.Expectation;
import io.railhead.rules.Judge;
import io.railhead.scheme.Finding;
import io.railhead.scheme.Pack;
import io.railhead.scheme.PackOnTrial;
import io.railhead.scheme.Scheme;
import io.railhead.scheme.ValidationPack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies a scheme's rules to messages whose parts keep to their schemas. */
final class SchemeRules {
    /** A message on a link is no larger, and the rules are about those. */
    static final long MOST_BYTES = XmlUse.MESSAGE.bytes();

    private final Scheme scheme;
    private final Judge judge;
    private final boolean trial;
    private Expectation expectation = Expectation.NONE;

    SchemeRules(Scheme scheme, Judge judge) {
        this(scheme, judge, false);
    }

    private SchemeRules(Scheme scheme, Judge judge, boolean trial) {
        this.scheme = scheme;
        this.judge = judge;
        this.trial = trial;
    }

    /**
     * For a pack's samples: its good credit transfer counts as the one that the answers among them answer, and is judged
     * as a payment that is asked for too.
     */
    static SchemeRules forTrial(PackOnTrial pack, Judge judge) {
        SchemeRules rules = new SchemeRules(pack.scheme(), judge, true);
        pack.samples().good().values().forEach(rules::expectAnswersTo);
        return rules;
    }

    private void expectAnswersTo(String sample) {
        List<MessagePart> parts = MessagePart.of(sample.getBytes(StandardCharsets.UTF_8));
        boolean payment = scheme instanceof Pack
                && parts.size() == 2
                && MessageKind.of(parts.getLast().definition()) == MessageKind.CREDIT_TRANSFER;
        if (payment) {
            Header header = HeaderReader.read(parts.getFirst().bytes());
            CreditTransferMessage message =
                    CreditTransferReader.read(header, parts.getLast().bytes(), PaymentId.next());
            expectation = Expectation.ofLink(message.instructedAgent(), message.instructingAgent())
                    .about(
                            parts.getLast().definition(),
                            message.ids(),
                            message.transfer().endToEndId());
        }
    }

    /** Breaches by part, in the order of the parts; each header is taken to belong to the document that follows it. */
    List<List<MessageFinding>> judge(List<MessagePart> parts) {
        List<List<MessageFinding>> all = new ArrayList<>();
        MessagePart headerPart = null;
        Header header = null;
        for (MessagePart part : parts) {
            List<MessageFinding> findings = new ArrayList<>();
            try {
                if (part.definition().message().equals("head.001")) {
                    headerPart = part;
                    header = scheme instanceof Pack ? HeaderReader.read(part.bytes()) : null;
                } else {
                    MessageTree tree = MessageTree.of(headerPart, part);
                    judge.document(tree, part.definition(), scheme)
                            .forEach(finding -> findings.add(MessageFinding.of(finding)));
                    document(header, headerPart != null, part, findings);
                    headerPart = null;
                    header = null;
                }
            } catch (Unreadable unreadable) {
                findings.add(MessageFinding.rule(unreadable.code(), "/", unreadable.text()));
            }
            all.add(findings);
        }
        return all;
    }

    private void document(@Nullable Header header, boolean headed, MessagePart part, List<MessageFinding> findings) {
        switch (scheme) {
            case ValidationPack pack -> {
                if (!pack.definitions().contains(part.definition())) {
                    findings.add(MessageFinding.rule("not-of-this-scheme", "/", others(part.definition())));
                }
            }
            case Pack pack -> document(pack, header, headed, part, findings);
        }
    }

    /** Which versions of a message the scheme has, for one that brings another. */
    private String others(Definition definition) {
        List<String> known = scheme.definitions().stream()
                .filter(each -> each.message().equals(definition.message()))
                .map(Definition::name)
                .toList();
        return known.isEmpty()
                ? "The scheme " + scheme.name() + " has no rules for this message."
                : "The scheme " + scheme.name() + " has other versions of this message: " + String.join(", ", known)
                        + ".";
    }

    /** A header that is there and could not be read has been told of; what is judged with it is not judged then. */
    private void document(
            Pack pack, @Nullable Header header, boolean headed, MessagePart part, List<MessageFinding> findings) {
        MessageKind kind = MessageKind.of(part.definition());
        if (pack.definition(kind) == null) {
            findings.add(MessageFinding.rule("not-of-this-scheme", "/", others(part.definition())));
        } else if (header == null && !headed) {
            findings.add(MessageFinding.rule(
                    "header-missing", "/", "The scheme sends every document with a header before it; there is none."));
        } else if (header != null) {
            findings(pack, header, part, kind).forEach(finding -> findings.add(MessageFinding.of(finding)));
        }
    }

    private List<Finding> findings(Pack pack, Header header, MessagePart part, MessageKind kind) {
        return switch (kind) {
            case CREDIT_TRANSFER -> {
                CreditTransferMessage message = CreditTransferReader.read(header, part.bytes(), PaymentId.next());
                List<Finding> found = new ArrayList<>(judge.creditTransfer(message, part.definition(), 1, pack));
                if (trial) {
                    found.addAll(judge.transfer(message.transfer(), pack));
                }
                yield found;
            }
            case STATUS_REPORT ->
                judge.statusReport(header, part.definition(), StatusReportReader.read(part.bytes()), expectation, pack);
            case MESSAGE_REJECT ->
                judge.messageReject(
                        header, part.definition(), MessageRejectReader.read(part.bytes()), expectation, pack);
            case INITIATION, INITIATION_STATUS, OTHER -> List.of();
        };
    }
}
