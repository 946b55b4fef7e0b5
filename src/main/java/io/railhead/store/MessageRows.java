package io.railhead.store;

import io.railhead.engine.Outgoing;
import io.railhead.engine.Writes;
import io.railhead.message.Definition;
import io.railhead.message.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The messages of one plan as rows. They are packed and digested before the plan's transaction begins: on all
 * processors at once, and while it holds nothing that others wait for.
 */
final class MessageRows {
    /** Fewer are done sooner than spread. */
    private static final int WORTH_SPREADING = 8;

    private final Map<UUID, MessageRow> byId;

    private MessageRows(Map<UUID, MessageRow> byId) {
        this.byId = byId;
    }

    /** @throws io.railhead.engine.Ledger.LedgerUnreachable when the dictionary has to be fetched and cannot be */
    static MessageRows of(Writes writes, Payloads payloads) {
        List<Supplier<MessageRow>> makers = new ArrayList<>();
        outgoing(writes.news(), writes.changes()).forEach(message -> makers.add(() -> row(message, payloads)));
        writes.kept().forEach(message -> makers.add(() -> row(message, payloads)));
        Stream<Supplier<MessageRow>> each = makers.size() < WORTH_SPREADING ? makers.stream() : makers.parallelStream();
        Map<UUID, MessageRow> byId = new HashMap<>();
        each.map(Supplier::get).toList().forEach(row -> byId.put(row.id, row));
        return new MessageRows(byId);
    }

    /** What leaves with these payments and changes. */
    static List<Outgoing> outgoing(List<Writes.NewPayment> news, List<Writes.Change> changes) {
        return Stream.concat(
                        news.stream().map(Writes.NewPayment::outgoing),
                        changes.stream().map(Writes.Change::outgoing))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The rows of these, in this order; what was dropped from the plan meanwhile is not among them. */
    List<MessageRow> of(List<Outgoing> outgoing, List<Writes.Kept> kept) {
        return Stream.concat(
                        outgoing.stream().map(message -> message.id().value()),
                        kept.stream().map(message -> message.received().id().value()))
                .map(byId::get)
                .toList();
    }

    private static MessageRow row(Outgoing message, Payloads payloads) {
        MessageRow row = bytes(message.bytes(), payloads);
        row.id = message.id().value();
        row.paymentId = message.payment().value();
        row.link = message.link();
        row.direction = "out";
        row.definition = message.definition().name();
        row.businessMessageId = message.ids().messageId();
        row.sender = message.sender();
        row.receivedAt = message.createdAt();
        row.keyId = message.keyId();
        return row;
    }

    private static MessageRow row(Writes.Kept message, Payloads payloads) {
        MessageRow row = bytes(message.received().bytes(), payloads);
        row.id = message.received().id().value();
        row.paymentId = message.payment() == null ? null : message.payment().value();
        row.link = message.received().link();
        row.direction = "in";
        Definition definition = message.definition();
        row.definition = definition == null ? null : definition.name();
        row.businessMessageId = message.businessMessageId();
        row.sender = message.sender();
        row.receivedAt = message.received().at();
        row.keyId = message.keyId();
        return row;
    }

    private static MessageRow bytes(byte[] bytes, Payloads payloads) {
        Payloads.Packed packed = payloads.pack(bytes);
        MessageRow row = new MessageRow();
        row.encoding = packed.encoding();
        row.dictionaryId = packed.dictionary();
        row.content = packed.content();
        row.contentLength = bytes.length;
        row.digest = Digest.of(bytes).value();
        return row;
    }
}
