package io.railhead.engine;

import io.railhead.codec.CanonicalMessage;
import io.railhead.codec.CreditTransferWriter;
import io.railhead.codec.SchemaError;
import io.railhead.codec.Validation;
import io.railhead.codec.Validator;
import io.railhead.codec.XmlRefused;
import io.railhead.message.CreditTransferMessage;
import io.railhead.message.Definition;
import io.railhead.message.Header;
import io.railhead.message.MessageId;
import io.railhead.message.MessageKind;
import io.railhead.payment.Agent;
import io.railhead.payment.TransferIds;
import io.railhead.rules.Judge;
import io.railhead.scheme.Deadlines;
import io.railhead.scheme.Finding;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Packs;
import io.railhead.signing.SignedMessage;
import io.railhead.signing.Signer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes pacs.008 requests: build, judge by the pack's rules, sign, and validate the very bytes that will
 * leave. Ids and times are fixed here, at the claim and not before. Thread-safe.
 */
public final class RequestBuilder implements MessageFactory {
    /** Who speaks to whom on a link. */
    public record Ends(Agent ours, Agent theirs) {}

    private final Packs packs;
    private final Map<String, Ends> ends;
    private final Judge judge;
    private final Signer signer;
    private final Validator validator;

    public RequestBuilder(Packs packs, Map<String, Ends> endsByLink, Judge judge, Signer signer, Validator validator) {
        this.packs = packs;
        this.ends = Map.copyOf(endsByLink);
        this.judge = judge;
        this.signer = signer;
        this.validator = validator;
    }

    @Override
    public Outgoing requestOf(Payment payment, Instant claimedAt) throws Unbuildable {
        Pack pack = packs.get(payment.scheme());
        Ends between = ends.get(payment.scheme());
        Instant at = claimedAt.truncatedTo(ChronoUnit.MILLIS);
        Definition definition = between == null
                ? null
                : pack.definition(MessageKind.CREDIT_TRANSFER, pack.settlement().dayOf(at), between.theirs());
        if (between == null || definition == null) {
            throw new Unbuildable("there is no link or no credit transfer message for " + payment.scheme());
        }
        TransferIds ids = Names.of(payment.id(), payment.uetr());
        CreditTransferMessage message = message(payment, pack, between, definition, ids, at);
        List<Finding> findings = judge.creditTransfer(message, pack);
        if (Finding.anyError(findings)) {
            throw new Unbuildable(findings.stream().map(Finding::sentence).collect(Collectors.joining(" ")));
        }
        CanonicalMessage unsigned = CreditTransferWriter.write(message);
        SignedMessage signed = signer.sign(unsigned);
        validate(signed.wire());
        Deadlines deadlines = pack.deadlines(at, pack.stampsAcceptanceTime() ? at : null);
        return new Outgoing(
                MessageId.next(),
                payment.id(),
                payment.scheme(),
                definition,
                ids,
                signed.wire(),
                signed.keyId().toString(),
                between.ours().code(),
                at,
                deadlines.answerBy(),
                deadlines.sendBy());
    }

    private static CreditTransferMessage message(
            Payment payment, Pack pack, Ends between, Definition definition, TransferIds ids, Instant at) {
        OffsetDateTime created = at.atOffset(ZoneOffset.UTC);
        Header header = new Header(
                between.ours(),
                between.theirs(),
                ids.messageId(),
                definition,
                pack.messages().businessService(),
                created);
        return new CreditTransferMessage(
                header,
                payment.transfer(),
                ids,
                created,
                pack.settlement().dateOf(at),
                pack.stampsAcceptanceTime() ? created : null,
                between.ours(),
                between.theirs(),
                pack.messageTerms());
    }

    private void validate(byte[] wire) throws Unbuildable {
        try {
            Validation validation = validator.validate(wire);
            if (!validation.valid()) {
                throw new Unbuildable("our own message breaks its schema: "
                        + validation.parts().stream()
                                .flatMap(part -> part.errors().stream())
                                .map(SchemaError::text)
                                .collect(Collectors.joining(" ")));
            }
        } catch (XmlRefused defect) {
            throw new Unbuildable("our own message is not XML that we would read: " + defect.getMessage());
        }
    }
}
