package io.railhead.engine;

import io.railhead.engine.Inbound.Content;
import io.railhead.engine.Inbound.Judged;
import io.railhead.engine.Inbound.Parked;
import io.railhead.lifecycle.Decision;
import io.railhead.lifecycle.Meaning;
import io.railhead.lifecycle.OutEvent;
import io.railhead.lifecycle.Said;
import io.railhead.message.Digest;
import io.railhead.message.MessageKind;
import io.railhead.message.MessageReject;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.message.StatusReport;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Uetr;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Applies received messages to a plan: looks each up in the inbox, finds its payment, translates what it says
 * and lets the machine decide. What cannot be applied is parked, whole and with the reason.
 */
final class Answers {
    private static final StatusCode RJCT = new StatusCode("RJCT");
    /** In place of a sender in the inbox; no agent is named like this. */
    private static final String NOT_VERIFIED = "-";

    private final Ledger ledger;
    private final Schemes schemes;

    Answers(Ledger ledger, Schemes schemes) {
        this.ledger = ledger;
        this.schemes = schemes;
    }

    /** Look-ups for a batch of messages, made before the plan begins. */
    record Found(Map<Ledger.InboxKey, Ledger.InboxFound> inbox, Map<OnLink, PaymentId> byUetr) {}

    /** A UETR on one link: both ends of a payment may be ours, and then it is on two. */
    record OnLink(String link, Uetr uetr) {}

    Found lookUp(List<Judged> answers, List<Parked> parked) {
        Set<Ledger.InboxKey> keys = new HashSet<>();
        parked.stream()
                .map(Parked::received)
                .filter(Answers::wasRead)
                .map(Answers::bytesKey)
                .forEach(keys::add);
        Map<String, Set<Uetr>> uetrs = new TreeMap<>();
        for (Judged answer : answers) {
            keys.add(key(answer));
            Correlation.Pointers pointers = Correlation.pointers(answer);
            if (pointers.byName() == null && pointers.uetr() != null) {
                uetrs.computeIfAbsent(answer.received().link(), link -> new HashSet<>())
                        .add(pointers.uetr());
            }
        }
        Map<OnLink, PaymentId> byUetr = new HashMap<>();
        uetrs.forEach((link, set) ->
                ledger.byUetr(link, set).forEach((uetr, payment) -> byUetr.put(new OnLink(link, uetr), payment)));
        return new Found(keys.isEmpty() ? Map.of() : ledger.inbox(keys), byUetr);
    }

    /** The payments that the answers may be about, to be loaded. */
    static Set<PaymentId> payments(List<Judged> answers, Found found) {
        return answers.stream()
                .map(answer -> target(answer, Correlation.pointers(answer), found))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static @Nullable PaymentId target(Judged answer, Correlation.Pointers pointers, Found found) {
        return pointers.byName() != null || pointers.uetr() == null
                ? pointers.byName()
                : found.byUetr().get(new OnLink(answer.received().link(), pointers.uetr()));
    }

    static Ledger.InboxKey key(Judged answer) {
        return new Ledger.InboxKey(
                answer.received().link(),
                answer.header().from().code(),
                answer.header().businessMessageId());
    }

    /** Nobody vouches for the name of its sender or its id, so its very bytes are what tells it from others. */
    private static Ledger.InboxKey bytesKey(Received received) {
        return new Ledger.InboxKey(
                received.link(), NOT_VERIFIED, Digest.of(received.bytes()).toString());
    }

    private static Writes.InboxEntry entry(Ledger.InboxKey key, Digest digest, Received received, Fold plan) {
        return new Writes.InboxEntry(
                key.link(), key.sender(), key.businessMessageId(), digest, received.id(), plan.now());
    }

    /** What was never opened has no bytes to be told by. */
    private static boolean wasRead(Received received) {
        return received.oddity() == null;
    }

    /** Set aside once: what comes again byte for byte, as after a broker transaction that was lost, is only noted. */
    Applied apply(Parked message, Fold plan, Found found) {
        Received received = message.received();
        if (wasRead(received)) {
            Ledger.InboxKey key = bytesKey(received);
            if (earlier(key, plan, found.inbox()) != null) {
                plan.noteMessage(
                        received,
                        "message.repeated",
                        Map.of("code", message.reason().code()));
                return Applied.DUPLICATE;
            }
            plan.inbox(entry(key, Digest.of(received.bytes()), received, plan));
        }
        plan.keep(received, new Writes.Kept(received, null, received.claimed(), null, null, null));
        plan.park(received.link(), received, null, "message", message.reason(), message.detail(), null);
        return Applied.PARKED;
    }

    Applied apply(Judged answer, Fold plan, Found found) {
        Received received = answer.received();
        Ledger.InboxKey key = key(answer);
        Digest earlier = earlier(key, plan, found.inbox());
        if (earlier != null && earlier.equals(answer.document())) {
            plan.noteMessage(received, "message.repeated", Map.of("messageId", key.businessMessageId()));
            return Applied.DUPLICATE;
        }
        Correlation.Pointers pointers = Correlation.pointers(answer);
        PaymentId target = target(answer, pointers, found);
        Payment payment = target == null ? null : plan.present(target);
        String misfit = payment == null ? null : Correlation.misfit(pointers, payment, received.link());
        // Only what fits in every part is shown with the payment; the rest only names it.
        Payment about = misfit == null ? payment : null;
        if (earlier != null) {
            return otherDocument(answer, key, about, payment, plan);
        }
        plan.keep(received, kept(answer, about));
        plan.inbox(entry(key, answer.document(), received, plan));
        if (payment == null) {
            return unmatched(answer, pointers, plan);
        }
        return misfit == null ? matched(answer, payment, plan) : misfit(answer, payment, misfit, plan);
    }

    /** A message id that came with another document. Rare, and so the one look-up that is not made for the batch. */
    private Applied otherDocument(
            Judged answer, Ledger.InboxKey named, @Nullable Payment about, @Nullable Payment payment, Fold plan) {
        Received received = answer.received();
        Ledger.InboxKey key = bytesKey(received);
        if (earlier(key, plan, ledger.inbox(Set.of(key))) != null) {
            plan.noteMessage(received, "message.repeated", Map.of("messageId", named.businessMessageId()));
            return Applied.DUPLICATE;
        }
        plan.inbox(entry(key, Digest.of(received.bytes()), received, plan));
        plan.keep(received, kept(answer, about));
        plan.park(
                received.link(),
                received,
                about == null ? null : about.id(),
                "message",
                ParkReason.SAME_ID_OTHER_DOCUMENT,
                "message id %s came before with another document".formatted(named.businessMessageId()),
                payment == null || about != null ? null : payment.id().toString());
        return Applied.PARKED;
    }

    private static @Nullable Digest earlier(
            Ledger.InboxKey key, Fold plan, Map<Ledger.InboxKey, Ledger.InboxFound> inbox) {
        Ledger.InboxFound stored = inbox.get(key);
        if (stored != null) {
            return stored.document();
        }
        Writes.InboxEntry here = plan.inboxHere(key);
        return here == null ? null : here.document();
    }

    private static Writes.Kept kept(Judged answer, @Nullable Payment payment) {
        return new Writes.Kept(
                answer.received(),
                payment == null ? null : payment.id(),
                answer.header().definition(),
                answer.header().businessMessageId(),
                answer.header().from().code(),
                answer.keyId());
    }

    private Applied unmatched(Judged answer, Correlation.Pointers pointers, Fold plan) {
        Received received = answer.received();
        String endToEndId = pointers.original().endToEndId();
        String candidates = endToEndId == null
                ? null
                : ledger.byEndToEndId(received.link(), endToEndId, 5).stream()
                        .map(PaymentId::toString)
                        .collect(Collectors.joining(" "));
        plan.park(
                received.link(),
                received,
                null,
                "message",
                ParkReason.UNMATCHED,
                "it answers a payment that we do not know",
                candidates == null || candidates.isEmpty() ? null : candidates);
        return Applied.PARKED;
    }

    private static Applied misfit(Judged answer, Payment payment, String misfit, Fold plan) {
        Received received = answer.received();
        plan.park(
                received.link(),
                received,
                null,
                "message",
                ParkReason.UNMATCHED,
                misfit,
                payment.id().toString());
        return Applied.PARKED;
    }

    private Applied matched(Judged answer, Payment payment, Fold plan) {
        Received received = answer.received();
        Statement statement = statement(answer.content());
        Meaning meaning = schemes.meaning(
                payment.scheme(),
                statement.kind(),
                statement.said().code(),
                statement.said().reason());
        Map<String, String> facts = facts(statement, meaning);
        if (meaning == null) {
            plan.park(
                    received.link(),
                    received,
                    payment.id(),
                    "message",
                    ParkReason.MEANING_UNKNOWN,
                    "the scheme's pack does not say what %s means"
                            .formatted(statement.said().code()),
                    null);
            return Applied.PARKED;
        }
        StatusReport report = statement.report();
        Decision decision = plan.happen(
                payment.id(),
                new OutEvent.StatusReceived(
                        meaning, statement.said(), report == null ? null : report.settlementDate(), null),
                "link " + received.link(),
                received,
                facts);
        return switch (decision) {
            case Decision.Moved _ -> {
                if (report != null && report.clearingSystemReference() != null) {
                    plan.reference(payment.id(), report.clearingSystemReference());
                }
                yield Applied.APPLIED;
            }
            case Decision.AlreadySo _ -> Applied.APPLIED;
            case Decision.Contradiction _ -> Applied.PARKED;
        };
    }

    /** What a message says of a payment, whichever kind of message it is. */
    private record Statement(
            MessageKind kind, Said said, @Nullable StatusReport report) {}

    private static Statement statement(Content content) {
        return switch (content) {
            case Content.Status status ->
                new Statement(
                        MessageKind.STATUS_REPORT,
                        new Said(status.report().status(), status.report().reason()),
                        status.report());
            case Content.Reject reject ->
                new Statement(MessageKind.MESSAGE_REJECT, new Said(RJCT, reason(reject.reject())), null);
        };
    }

    private static Reason reason(MessageReject reject) {
        return new Reason(reject.reasonCode(), true, reject.description());
    }

    private static Map<String, String> facts(Statement statement, @Nullable Meaning meaning) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("message", statement.kind().message());
        facts.put("status", statement.said().code().code());
        Reason reason = statement.said().reason();
        if (reason != null) {
            facts.put("reason", reason.code());
        }
        if (meaning != null) {
            facts.put(
                    "meaning", meaning.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
        return facts;
    }
}
