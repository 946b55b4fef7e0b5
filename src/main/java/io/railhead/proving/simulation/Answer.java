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

/** What the scheme says in one message. What is long to work out is worked out once. */
final class Answer {
    private static final Agent THEM = new Agent.Bic("UKFPGB2LXXX");
    private static final Agent US = new Agent.Bic("RAILGB2LXXX");
    private static final Definition REPORT = new Definition("pacs.002.001.10");
    private static final Definition REJECT = new Definition("admi.002.001.01");
    /** In place of a sender that nobody vouches for, as the engine keeps it. */
    private static final String NOT_VERIFIED = "-";

    private final String link;
    private final String name;
    private final Inbound.Content content;
    private final boolean copy;
    private final boolean genuine;
    private final byte[] bytes;
    private final Digest document;
    private final Ledger.InboxKey byName;

    /**
     * @param name the business message id
     * @param copy marked as a copy in its header
     * @param genuine well signed
     */
    Answer(String link, String name, Inbound.Content content, boolean copy, boolean genuine) {
        this.link = link;
        this.name = name;
        this.content = content;
        this.copy = copy;
        this.genuine = genuine;
        String text = content.toString();
        this.bytes = (name + copy + genuine + text).getBytes(StandardCharsets.UTF_8);
        this.document = Digest.of(text.getBytes(StandardCharsets.UTF_8));
        this.byName = new Ledger.InboxKey(link, THEM.code(), name);
    }

    String link() {
        return link;
    }

    String name() {
        return name;
    }

    Inbound.Content content() {
        return content;
    }

    /** As it comes out of the receiving steps before the engine: read and judged, or set aside by them. */
    Inbound received(MessageId id, int deliveries, Instant at) {
        Definition definition = content instanceof Inbound.Content.Status ? REPORT : REJECT;
        Received received = new Received(id, link, bytes, definition, deliveries, at, null);
        if (!genuine) {
            return new Inbound.Parked(received, ParkReason.SIGNATURE, "the signature is not theirs");
        }
        Header header =
                new Header(THEM, US, name, definition, null, at.atOffset(ZoneOffset.UTC), copy ? "COPY" : null, copy);
        return new Inbound.Judged(received, header, document, "their-key", content);
    }

    /** Whether the inbox knows it: as itself, or by its bytes when it was set aside. */
    boolean isKnown(Tables tables) {
        Ledger.InboxFound found = tables.inbox.get(byName);
        return (genuine && found != null && found.document().equals(document))
                || tables.inbox.containsKey(
                        new Ledger.InboxKey(link, NOT_VERIFIED, Digest.of(bytes).toString()));
    }
}
