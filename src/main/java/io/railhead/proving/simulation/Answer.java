package io.railhead.proving.simulation;

import io.railhead.engine.Inbound;
import io.railhead.engine.Ledger;
import io.railhead.engine.ParkReason;
import io.railhead.engine.Received;
import io.railhead.message.Definition;
import io.railhead.message.Digest;
import io.railhead.message.Header;
import io.railhead.message.MessageId;
import io.railhead.payment.Agent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What the scheme says in one message.
 *
 * @param name the business message id
 * @param copy marked as a copy in its header
 * @param genuine well signed
 */
record Answer(String link, String name, Inbound.Content content, boolean copy, boolean genuine) {
    private static final Agent THEM = new Agent.Bic("UKFPGB2LXXX");
    private static final Agent US = new Agent.Bic("RAILGB2LXXX");
    private static final Definition REPORT = new Definition("pacs.002.001.10");
    private static final Definition REJECT = new Definition("admi.002.001.01");
    private static final String NOT_VERIFIED = "-";

    private Digest document() {
        return Digest.of(content.toString().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] bytes() {
        return (name + copy + genuine + content).getBytes(StandardCharsets.UTF_8);
    }

    /** As it comes out of the receiving steps before the engine: read and judged, or set aside by them. */
    Inbound received(MessageId id, int deliveries, Instant at) {
        Definition definition = content instanceof Inbound.Content.Status ? REPORT : REJECT;
        Received received = new Received(id, link, bytes(), definition, deliveries, at, null);
        if (!genuine) {
            return new Inbound.Parked(received, ParkReason.SIGNATURE, "the signature is not theirs");
        }
        Header header = new Header(
                THEM, US, name, definition, null, at.atOffset(ZoneOffset.UTC), copy ? "COPY" : null, copy);
        return new Inbound.Judged(received, header, document(), "their-key", content);
    }

    /** Whether the inbox knows it: as itself, or by its bytes when it was set aside. */
    boolean isKnown(Tables tables) {
        Ledger.InboxFound found = tables.inbox.get(new Ledger.InboxKey(link, THEM.code(), name));
        if (genuine && found != null && found.document().equals(document())) {
            return true;
        }
        String digest = Digest.of(bytes()).toString();
        return tables.inbox.containsKey(new Ledger.InboxKey(link, NOT_VERIFIED, digest));
    }
}
