package io.railhead.routing;

import io.railhead.codec.HeaderReader;
import io.railhead.codec.MessageRejectReader;
import io.railhead.codec.SchemaError;
import io.railhead.codec.StatusReportReader;
import io.railhead.codec.Unreadable;
import io.railhead.codec.Validation;
import io.railhead.codec.Validation.PartResult;
import io.railhead.codec.Validator;
import io.railhead.codec.XmlRefused;
import io.railhead.engine.Applied;
import io.railhead.engine.Engine;
import io.railhead.engine.Inbound;
import io.railhead.engine.Inbound.Arrived;
import io.railhead.engine.Inbound.Judged;
import io.railhead.engine.Inbound.Opened;
import io.railhead.engine.Inbound.Parked;
import io.railhead.engine.Inbound.Verified;
import io.railhead.engine.ParkReason;
import io.railhead.engine.Received;
import io.railhead.fault.FaultPoint;
import io.railhead.link.LinkSettings;
import io.railhead.link.Links;
import io.railhead.message.Definition;
import io.railhead.message.Digest;
import io.railhead.message.Header;
import io.railhead.message.MessageKind;
import io.railhead.message.MessageReject;
import io.railhead.message.StatusReport;
import io.railhead.rules.Expectation;
import io.railhead.rules.Judge;
import io.railhead.scheme.Finding;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Packs;
import io.railhead.signing.SenderTable;
import io.railhead.signing.SignatureFault;
import io.railhead.signing.Verdict;
import io.railhead.signing.Verifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The steps of the receiving legs: open, verify, judge, apply; and park for what no leg takes. */
@ApplicationScoped
@Named("receiving")
public class Receiving {
    /** An inbox remembers this long; an older message could be a replay that it has forgotten. */
    private static final Duration RETENTION = Duration.ofDays(90);

    /** A header from the future would still be young when the inbox has forgotten it. No clock is a day off. */
    private static final Duration LEAD = Duration.ofDays(1);

    /** What is read later must be what was validated: these two, and nothing that could be taken for either. */
    private static final String OUT_OF_PLACE =
            SignatureFault.PLACE.code() + ": it does not hold one header, then one document, and nothing else";

    private final Validator validator;
    private final Verifier verifier;
    private final SenderTable senders;
    private final Packs packs;
    private final Judge judge;
    private final Links links;
    private final Engine engine;
    private final Meters meters;

    Receiving(
            Validator validator,
            Verifier verifier,
            SenderTable senders,
            Packs packs,
            Judge judge,
            Links links,
            Engine engine,
            Meters meters) {
        this.validator = validator;
        this.verifier = verifier;
        this.senders = senders;
        this.packs = packs;
        this.judge = judge;
        this.links = links;
        this.engine = engine;
        this.meters = meters;
        meters.verifications(verifier);
    }

    /** Well-formed by our limits, and every part valid against its schema. */
    public Batch open(Batch batch) {
        return batch.each(message -> message instanceof Arrived arrived ? opened(arrived.received()) : message);
    }

    private Inbound opened(Received received) {
        try {
            Validation validation = validator.validate(received.bytes());
            if (!validation.valid()) {
                return new Parked(received, ParkReason.SCHEMA, errors(validation));
            }
            List<PartResult> parts = validation.parts();
            if (parts.size() != 2 || !isHeader(parts.getFirst()) || isHeader(parts.getLast())) {
                return new Parked(received, ParkReason.SIGNATURE, OUT_OF_PLACE);
            }
            // its own namespace, and not what was claimed: an envelope may declare more namespaces than it uses
            Definition document = new Definition(parts.getLast().definition());
            return isTaken(document)
                    ? new Opened(received)
                    : new Parked(received, ParkReason.UNKNOWN_MESSAGE, "no route takes " + document);
        } catch (XmlRefused refused) {
            return unreadable(received, refused);
        }
    }

    private static Parked unreadable(Received received, XmlRefused refused) {
        return new Parked(received, ParkReason.UNREADABLE, refused.code() + ": " + refused.text());
    }

    private static boolean isHeader(PartResult part) {
        return part.definition().startsWith("head.001.");
    }

    private static String errors(Validation validation) {
        String errors = validation.parts().stream()
                .flatMap(part -> part.errors().stream())
                .limit(3)
                .map(Receiving::error)
                .collect(Collectors.joining("; "));
        return errors.isEmpty() ? "it has no part that is a message" : errors;
    }

    private static String error(SchemaError error) {
        return "%s at line %d, column %d, %s".formatted(error.code(), error.line(), error.column(), error.path());
    }

    /** Signed, as the link's policy asks, by a certificate that may speak for the sender. */
    public Batch verify(Batch batch) {
        return batch.each(message -> message instanceof Opened opened ? verified(opened.received()) : message);
    }

    private Inbound verified(Received received) {
        return switch (verifier.verify(received.bytes(), senders.link(received.link()))) {
            case Verdict.Verified good ->
                new Verified(
                        received,
                        good.appHdrOctets(),
                        good.documentOctets(),
                        good.thumbprint().toString());
            case Verdict.Refused bad ->
                new Parked(
                        received,
                        bad.fault() == SignatureFault.SENDER ? ParkReason.WRONG_PARTY : ParkReason.SIGNATURE,
                        bad.fault().code() + ": " + bad.text());
        };
    }

    /** Read out of the verified octets, and in keeping with the scheme's rules. */
    public Batch judge(Batch batch) {
        return batch.each(message -> switch (message) {
            case Verified verified -> judged(verified);
            case Parked parked -> parked;
            case Arrived early -> throw outOfOrder(early);
            case Opened early -> throw outOfOrder(early);
            case Judged early -> throw outOfOrder(early);
        });
    }

    private static IllegalStateException outOfOrder(Inbound early) {
        return new IllegalStateException("only a verified message can be judged, this one is "
                + early.getClass().getSimpleName() + "; is a step missing in the route?");
    }

    private Inbound judged(Verified message) {
        Received received = message.received();
        try {
            Header header = HeaderReader.read(message.header());
            Duration age = Duration.between(header.creationTime().toInstant(), received.at());
            if (age.compareTo(RETENTION) > 0) {
                return new Parked(received, ParkReason.TOO_OLD, "its header is older than what the inbox remembers");
            }
            if (age.negated().compareTo(LEAD) > 0) {
                return new Parked(received, ParkReason.HEADER, "its header is from a day that has not come yet");
            }
            Pack pack = packs.get(received.link());
            LinkSettings link = links.link(received.link()).settings();
            Expectation expected = Expectation.ofLink(link.theirAgent(), link.ourAgent());
            Definition definition = definitionOf(message.document(), header);
            Content content = read(definition, message, header, expected, pack);
            return content.findings().stream().anyMatch(Finding::isError)
                    ? new Parked(received, reason(content.findings()), broken(content.findings()))
                    : new Judged(received, header, Digest.of(message.document()), message.keyId(), content.content());
        } catch (Unreadable unreadable) {
            return new Parked(received, ParkReason.UNKNOWN_MESSAGE, unreadable.code() + ": " + unreadable.text());
        } catch (XmlRefused refused) {
            // what was signed is the canonical form, which may be larger than the message that came
            return unreadable(received, refused);
        }
    }

    private record Content(Inbound.Content content, List<Finding> findings) {}

    private Content read(Definition definition, Verified message, Header header, Expectation expected, Pack pack) {
        return switch (MessageKind.of(definition)) {
            case STATUS_REPORT -> {
                StatusReport report = StatusReportReader.read(message.document());
                yield new Content(
                        new Inbound.Content.Status(report),
                        judge.statusReport(header, definition, report, expected, pack));
            }
            case MESSAGE_REJECT -> {
                MessageReject reject = MessageRejectReader.read(message.document());
                yield new Content(
                        new Inbound.Content.Reject(reject),
                        judge.messageReject(header, definition, reject, expected, pack));
            }
            case CREDIT_TRANSFER, INITIATION, INITIATION_STATUS, OTHER ->
                throw new IllegalStateException("no receiving leg takes " + definition + "; the route sent it here");
        };
    }

    private static Definition definitionOf(byte[] document, Header header) {
        Definition claimed = io.railhead.codec.MessagePeek.at(document).definition();
        return claimed == null ? header.definition() : claimed;
    }

    /** A header that does not fit is more than a broken rule: only a replay or a mix-up makes one. */
    private static ParkReason reason(List<Finding> findings) {
        boolean header = findings.stream()
                .filter(Finding::isError)
                .map(Finding::isoPath)
                .anyMatch(path -> path != null && path.startsWith("AppHdr"));
        return header ? ParkReason.HEADER : ParkReason.RULE;
    }

    private static String broken(List<Finding> findings) {
        return findings.stream()
                .filter(Finding::isError)
                .map(finding -> finding.code() + ": " + finding.sentence())
                .collect(Collectors.joining("; "));
    }

    /** Makes the batch true in the database; only after this may the broker forget it. */
    public Batch apply(Batch batch) {
        if (FaultPoint.HANDLER_THROWS.fails()) {
            throw new IllegalStateException("a fault point: the handler throws");
        }
        List<CompletableFuture<Applied>> applying = new ArrayList<>();
        for (Inbound message : batch.messages()) {
            applying.add(engine.apply(message));
        }
        for (CompletableFuture<Applied> done : applying) {
            meters.applied(batch.link(), done.join());
        }
        return batch;
    }

    /** Sets aside what no leg takes, whole and unparsed. */
    public Batch park(Batch batch) {
        return apply(batch.each(message -> message instanceof Arrived arrived
                ? new Parked(arrived.received(), reason(arrived.received()), detail(arrived.received()))
                : message));
    }

    private static ParkReason reason(Received received) {
        Received.Oddity oddity = received.oddity();
        if (oddity != null) {
            return switch (oddity) {
                case NOT_BYTES -> ParkReason.NOT_BYTES;
                case TOO_LARGE -> ParkReason.TOO_LARGE;
            };
        }
        if (received.claimed() == null) {
            return ParkReason.NOT_A_MESSAGE;
        }
        return isPoison(received) ? ParkReason.POISON : ParkReason.UNKNOWN_MESSAGE;
    }

    /** A leg takes its kind, and yet it was sent here: it failed there, alone. */
    private static boolean isPoison(Received received) {
        return received.claimed() != null
                && received.deliveries() > Suspects.GOES_ALONE_AFTER
                && isTaken(received.claimed());
    }

    /** Whether a leg takes its kind. */
    private static boolean isTaken(Definition definition) {
        return switch (MessageKind.of(definition)) {
            case STATUS_REPORT, MESSAGE_REJECT -> true;
            case CREDIT_TRANSFER, INITIATION, INITIATION_STATUS, OTHER -> false;
        };
    }

    private static String detail(Received received) {
        if (received.oddity() != null) {
            return received.oddity().text();
        }
        return isPoison(received)
                ? "it was delivered %d times without being finished".formatted(received.deliveries())
                : "no route takes "
                        + (received.claimed() == null
                                ? "what is no ISO 20022 message"
                                : received.claimed().name());
    }
}
