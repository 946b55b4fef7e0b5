package io.railhead.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param event a short name with dots, such as {@code payment.queued}
 * @param detail plain facts by name, ids and codes alone, in the order of their names
 * @param actor who did it: a client, the gateway, a link
 */
public record AuditEntry(
        UUID id,
        @Nullable UUID payment,
        @Nullable UUID message,
        String event,
        Map<String, String> detail,
        String actor,
        Instant at) {
    public AuditEntry {
        detail = new TreeMap<>(detail);
    }

    public static AuditEntry now(
            Instant at,
            @Nullable UUID payment,
            @Nullable UUID message,
            String event,
            String actor,
            Map<String, String> detail) {
        return new AuditEntry(UuidCreator.getTimeOrderedEpochPlus1(), payment, message, event, detail, actor, at);
    }

    /** The details as stored: {@code name=value} lines, with backslash and line end escaped. */
    public String detailText() {
        return detail.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + escape(entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** Reads {@link #detailText()} back. */
    public static Map<String, String> parseDetail(String text) {
        Map<String, String> detail = new TreeMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            detail.put(line.substring(0, equals), unescape(line.substring(equals + 1)));
        });
        return detail;
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\') {
                plain.append(c);
            } else {
                char escaped = value.charAt(++i);
                plain.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            }
        }
        return plain.toString();
    }
}
