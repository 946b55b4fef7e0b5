package io.railhead.app;

import io.railhead.codec.HeaderReader;
import io.railhead.codec.StatusReportReader;
import io.railhead.codec.StatusReportWriter;
import io.railhead.codec.Unreadable;
import io.railhead.codec.XmlRefused;
import io.railhead.engine.MessageFactory;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.intake.InstructionReader;
import io.railhead.intake.Vetting;
import io.railhead.lifecycle.OutState;
import io.railhead.link.LinkSettings;
import io.railhead.message.Definition;
import io.railhead.message.Digest;
import io.railhead.message.Header;
import io.railhead.message.OriginalReference;
import io.railhead.message.StatusCode;
import io.railhead.message.StatusReport;
import io.railhead.payment.Instruction;
import io.railhead.payment.ParticipantId;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Transfer;
import io.railhead.scheme.Finding;
import io.railhead.scheme.Fit;
import io.railhead.scheme.Fitting;
import io.railhead.scheme.Pack;
import io.railhead.signing.SenderTable;
import io.railhead.signing.Verdict;
import io.railhead.signing.Verifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One payment's way through everything that costs time in Java and touches nothing outside: read, vet, build, sign,
 * validate, and the same for an answer to it. Nothing of it is stored, queued or sent. Safe for use by many threads.
 */
final class Rehearsal {
    private static final ParticipantId NOBODY = new ParticipantId("rehearsal");

    private final byte[] request;
    private final LinkSettings link;
    private final Tools tools;

    /** Of the gateway, the ones it works with; but the verifier, which knows our own certificate. */
    record Tools(WarmUp.Ways ways, Verifier ownVerifier, SenderTable.Link ownKey) {}

    private Rehearsal(String request, LinkSettings link, Tools tools) {
        this.request = request.getBytes(StandardCharsets.UTF_8);
        this.link = link;
        this.tools = tools;
    }

    /** With two accounts as they stand in a request; they are examples and belong to nobody. */
    static Rehearsal of(LinkSettings link, String currency, String debtor, String creditor, Tools tools) {
        String request = """
                {"amount":{"currency":"%s","value":"100.00"},"endToEndId":"REHEARSAL","reference":"Rehearsal",
                 "debtor":{"name":"Rehearsal Ltd","account":%s},
                 "creditor":{"name":"Rehearsal Example","account":%s}}""".formatted(currency, debtor, creditor);
        return new Rehearsal(request, link, tools);
    }

    /** @return whether this link's scheme takes such a payment; otherwise there was nothing to rehearse */
    boolean play(Instant now) {
        if (!(InstructionReader.read(request) instanceof Vetting.Result.Passed<Instruction>(var instruction))) {
            return false;
        }
        Pack pack = tools.ways().packs().get(link.name());
        return Fitting.fit(PaymentId.next(), instruction, pack) instanceof Fit.Fitted fitted
                && !Finding.anyError(tools.ways().judge().transfer(fitted.transfer(), pack))
                && travels(payment(fitted.transfer(), pack, now), now);
    }

    private static Payment payment(Transfer transfer, Pack pack, Instant now) {
        return new Payment(
                transfer.id(),
                0,
                NOBODY,
                "rehearsal",
                pack.name(),
                Digest.of(new byte[0]),
                pack.terms(),
                transfer,
                new OutState.Received(),
                null,
                null,
                List.of(),
                null,
                false,
                now,
                null,
                null,
                null);
    }

    private boolean travels(Payment payment, Instant now) {
        try {
            Outgoing outgoing = tools.ways().factory().requestOf(payment, now);
            StatusReportReader.read(believed(outgoing, answer(outgoing, now)));
            return true;
        } catch (MessageFactory.Unbuildable | XmlRefused | Unreadable unfit) {
            return false;
        }
    }

    private byte[] answer(Outgoing outgoing, Instant now) {
        Header header = new Header(
                link.ourAgent(),
                link.theirAgent(),
                outgoing.ids().messageId(),
                new Definition(StatusReportWriter.DEFINITION),
                null,
                now.atOffset(ZoneOffset.UTC));
        OriginalReference original = new OriginalReference(
                outgoing.ids().messageId(),
                outgoing.definition().name(),
                outgoing.ids().instructionId(),
                "REHEARSAL",
                outgoing.ids().transactionId(),
                outgoing.ids().uetr().toString());
        StatusReport report = new StatusReport(
                outgoing.ids().messageId(),
                now.atOffset(ZoneOffset.UTC),
                original,
                new StatusCode("ACSC"),
                null,
                null,
                null,
                null);
        return tools.ways()
                .signer()
                .sign(StatusReportWriter.write(header, report))
                .wire();
    }

    /** The business octets of an answer that passed what answers have to pass. */
    private byte[] believed(Outgoing outgoing, byte[] wire) throws XmlRefused {
        if (tools.ways().validator().validate(wire).valid()
                && tools.ownVerifier().verify(wire, tools.ownKey()) instanceof Verdict.Verified good
                && HeaderReader.read(good.appHdrOctets())
                        .businessMessageId()
                        .equals(outgoing.ids().messageId())) {
            return good.documentOctets();
        }
        throw new IllegalStateException("our own answer is not believed");
    }
}
