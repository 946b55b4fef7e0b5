package io.railhead.audit;

import java.time.Instant;
import java.util.Map;

/**
 * Something was refused that may have been an attack. It is evidence, so it is written to the audit like all that
 * happens; it holds codes and names of ours, nothing that a stranger wrote.
 *
 * @param code why, as the refusal said it
 * @param door where it came in: {@code api}, or {@code channel NAME}
 * @param actor the client whose valid token came with it, else {@code unknown}
 */
public record SecurityEvent(Threat threat, String code, String door, String actor, Instant at) {
    /** Every security event's name begins so, whoever writes it. */
    public static final String PREFIX = "security.";

    /** Who it was when no valid token says so. */
    public static final String UNKNOWN = "unknown";

    /** What is written when more came than could be: how many, each of which was refused all the same. */
    public static AuditEntry overflow(int count, Instant at) {
        return AuditEntry.now(at, null, null, PREFIX + "overflow", "gateway", Map.of("count", Integer.toString(count)));
    }

    public AuditEntry entry() {
        return AuditEntry.now(
                at, null, null, PREFIX + "refused", actor, Map.of("class", threat.word(), "code", code, "door", door));
    }
}
