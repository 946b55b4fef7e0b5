package io.railhead.rules;

import io.railhead.codec.MessageTree;
import io.railhead.message.CreditTransferMessage;
import io.railhead.message.Definition;
import io.railhead.message.Header;
import io.railhead.message.MessageReject;
import io.railhead.message.StatusReport;
import io.railhead.payment.Transfer;
import io.railhead.reference.ReferenceData;
import io.railhead.rules.Judged.ACreditTransfer;
import io.railhead.rules.Judged.ADocument;
import io.railhead.rules.Judged.AMessageReject;
import io.railhead.rules.Judged.AStatusReport;
import io.railhead.rules.Judged.ATransfer;
import io.railhead.scheme.Finding;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Rule;
import io.railhead.scheme.Rule.Subject;
import io.railhead.scheme.Scheme;
import io.railhead.scheme.Vocabulary;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Applies a pack's rules. Answers with every breach, errors and warnings mixed; no finding means nothing is wrong. Safe
 * for all threads.
 */
public final class Judge {
    private final InstantSource clock;
    private final ReferenceData reference;
    private final Map<String, List<Bound>> boundByPack = new ConcurrentHashMap<>();

    /**
     * By the reference data that the process goes by.
     *
     * @param clock says which rules hold today, and how old a header is
     */
    public Judge(InstantSource clock) {
        this(clock, ReferenceData.inForce());
    }

    /** @param reference what codes and account numbers are held against */
    public Judge(InstantSource clock, ReferenceData reference) {
        this.clock = clock;
        this.reference = reference;
    }

    /** The checks that packs may name; what {@code Packs.load} wants. */
    public static Vocabulary vocabulary() {
        return Check.vocabulary();
    }

    /** Judges a payment that is asked for, after it took the pack's form. */
    public List<Finding> transfer(Transfer transfer, Pack pack) {
        return judge(Subject.TRANSFER, new ATransfer(transfer), pack);
    }

    /** Judges a message of ours before it is signed. */
    public List<Finding> creditTransfer(CreditTransferMessage message, Pack pack) {
        return creditTransfer(message, message.header().definition(), 1, pack);
    }

    /**
     * Judges a credit transfer message that was read from a document.
     *
     * @param document the definition that the document's namespace names
     * @param transactions how many the document has, of which {@code message} is one
     */
    public List<Finding> creditTransfer(
            CreditTransferMessage message, Definition document, int transactions, Pack pack) {
        return judge(Subject.CREDIT_TRANSFER, new ACreditTransfer(message, document, transactions), pack);
    }

    /** Judges a status report that came in. */
    public List<Finding> statusReport(
            Header header, Definition document, StatusReport report, Expectation expectation, Pack pack) {
        return judge(Subject.STATUS_REPORT, new AStatusReport(header, document, report, expectation), pack);
    }

    /** Judges a message rejection that came in. */
    public List<Finding> messageReject(
            Header header, Definition document, MessageReject reject, Expectation expectation, Pack pack) {
        return judge(Subject.MESSAGE_REJECT, new AMessageReject(header, document, reject, expectation), pack);
    }

    /**
     * Judges the XML of a message by the conditions that a scheme writes itself.
     *
     * @param definition of the document in the tree
     */
    public List<Finding> document(MessageTree tree, Definition definition, Scheme scheme) {
        return judge(Subject.DOCUMENT, new ADocument(tree, definition), scheme);
    }

    private List<Finding> judge(Subject subject, Judged judged, Scheme pack) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, pack.zone());
        List<Finding> findings = new ArrayList<>();
        for (Bound bound : boundByPack.computeIfAbsent(pack.name() + pack.digest(), key -> bind(pack))) {
            Rule rule = bound.rule();
            if (rule.appliesTo().contains(subject) && rule.holdsOn(today)) {
                bound.check().judge(judged, new Scene(pack, rule, now, reference, findings));
            }
        }
        return List.copyOf(findings);
    }

    private static List<Bound> bind(Scheme pack) {
        List<Bound> bound = new ArrayList<>();
        for (Rule rule : pack.rules()) {
            Check check = Check.find(rule.check());
            if (check == null) {
                throw new IllegalStateException("pack " + pack + " was loaded with another vocabulary");
            }
            bound.add(new Bound(rule, check));
        }
        return List.copyOf(bound);
    }

    /** A rule with the check it names. */
    private record Bound(Rule rule, Check check) {}
}
