package io.railhead.audit;

import java.util.List;

/** Is told of security events, each once, after they are written for good. Must not throw; any thread. */
public interface SecurityWatch {
    /** Nobody watches. */
    SecurityWatch NOBODY = entry -> {};

    /** @param entry whose event begins with {@link SecurityEvent#PREFIX} */
    void written(AuditEntry entry);

    /** Tells of those among the entries that are security events. */
    default void writtenAmong(List<AuditEntry> entries) {
        for (AuditEntry entry : entries) {
            if (entry.event().startsWith(SecurityEvent.PREFIX)) {
                written(entry);
            }
        }
    }
}
