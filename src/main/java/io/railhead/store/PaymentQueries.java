package io.railhead.store;

import io.quarkus.panache.common.Page;
import io.railhead.audit.AuditEntry;
import io.railhead.engine.Payment;
import io.railhead.payment.PaymentId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people and programs ask about payments. Reads committed rows; a null participant sees everybody's. */
@ApplicationScoped
@Transactional
public class PaymentQueries {
    private final Payloads payloads;

    PaymentQueries(Payloads payloads) {
        this.payloads = payloads;
    }

    /** Which payments. Null parts do not narrow. */
    public record Filter(
            @Nullable String participant,
            @Nullable String state,
            @Nullable String scheme,
            @Nullable String direction,
            @Nullable String endToEndId,
            @Nullable UUID uetr,
            @Nullable String account,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable UUID fileId,
            @Nullable String warning,
            @Nullable UUID before) {
        /** Instead of a code: payments with any warning. */
        public static final String ANY_WARNING = "any";
    }

    /** One entry of a payment's timeline. */
    public record Happened(
            Instant at,
            String event,
            String actor,
            Map<String, String> detail,
            @Nullable UUID message) {}

    /** A stored message without its bytes. */
    public record MessageInfo(
            UUID id,
            @Nullable UUID paymentId,
            String link,
            String direction,
            @Nullable String definition,
            @Nullable String businessMessageId,
            @Nullable String sender,
            Instant at,
            int length,
            @Nullable String keyId,
            byte[] digest) {}

    /** Newest first; {@code before} is the id that the page before ended with. */
    public List<Payment> list(Filter filter, int limit) {
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        narrow(where, values, "participantId", filter.participant());
        narrow(where, values, "state", filter.state());
        narrow(where, values, "scheme", filter.scheme());
        narrow(where, values, "direction", filter.direction());
        narrow(where, values, "endToEndId", filter.endToEndId());
        narrow(where, values, "uetr", filter.uetr());
        narrow(where, values, "fileId", filter.fileId());
        if (filter.account() != null) {
            where.add("(debtorAccount = :account or creditorAccount = :account)");
            values.put("account", filter.account());
        }
        warned(where, values, filter.warning());
        bound(where, values, "receivedAt >= :from", "from", filter.from());
        bound(where, values, "receivedAt < :to", "to", filter.to());
        bound(where, values, "id < :before", "before", filter.before());
        String query = (where.isEmpty() ? "1 = 1" : String.join(" and ", where)) + " order by id desc";
        return PaymentRow.<PaymentRow>find(query, values).page(Page.ofSize(limit)).list().stream()
                .map(PaymentMapper::payment)
                .toList();
    }

    private static void warned(List<String> where, Map<String, Object> values, @Nullable String warning) {
        if (warning == null) {
            return;
        }
        if (warning.equals(Filter.ANY_WARNING)) {
            where.add("warnings is not null");
            return;
        }
        where.add("(warnings like :firstWarning or warnings like :laterWarning)");
        values.put("firstWarning", WarningText.first(warning));
        values.put("laterWarning", WarningText.later(warning));
    }

    private static void narrow(List<String> where, Map<String, Object> values, String name, @Nullable Object value) {
        bound(where, values, name + " = :" + name, name, value);
    }

    private static void bound(
            List<String> where, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.add(condition);
            values.put(name, value);
        }
    }

    /** One payment, if the participant may see it. */
    public Optional<Payment> find(PaymentId id, @Nullable String participant) {
        return PaymentRow.<PaymentRow>findByIdOptional(id.value())
                .filter(row -> participant == null || participant.equals(row.participantId))
                .map(PaymentMapper::payment);
    }

    public List<Happened> timeline(PaymentId id) {
        return AuditRow.<AuditRow>list("paymentId = ?1 order by id", id.value()).stream()
                .map(row ->
                        new Happened(row.at, row.event, row.actor, AuditEntry.parseDetail(row.detail), row.messageId))
                .toList();
    }

    public List<MessageInfo> messages(PaymentId id) {
        return MessageRow.<MessageRow>list("paymentId = ?1 order by id", id.value()).stream()
                .map(PaymentQueries::info)
                .toList();
    }

    private static MessageInfo info(MessageRow row) {
        return new MessageInfo(
                row.id,
                row.paymentId,
                row.link,
                row.direction,
                row.definition,
                row.businessMessageId,
                row.sender,
                row.receivedAt,
                row.contentLength,
                row.keyId,
                row.digest);
    }

    /** A message with its exact bytes. */
    public record MessageBytes(MessageInfo info, byte[] bytes) {}

    public Optional<MessageBytes> message(UUID id) {
        return MessageRow.<MessageRow>findByIdOptional(id)
                .map(row -> new MessageBytes(
                        info(row), payloads.unpack(row.encoding, row.dictionaryId, row.content, row.contentLength)));
    }

    /** The participant whose payment a message belongs to, or empty when it belongs to none. */
    public Optional<String> participantOf(MessageInfo message) {
        return message.paymentId() == null
                ? Optional.empty()
                : PaymentRow.<PaymentRow>findByIdOptional(message.paymentId()).map(row -> row.participantId);
    }
}
