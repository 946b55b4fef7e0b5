package io.railhead.routing;

import io.micrometer.core.instrument.MeterRegistry;
import io.railhead.audit.AuditEntry;
import io.railhead.audit.SecurityWatch;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;

/** One log line and one count for every security event, so that somebody who watches either sees all of them. */
@Singleton
class SecurityMeter implements SecurityWatch {
    private static final Logger LOG = Logger.getLogger("io.railhead.security");

    private final MeterRegistry registry;

    SecurityMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void written(AuditEntry entry) {
        Map<String, String> detail = entry.detail();
        String threat = detail.getOrDefault("class", "overflow");
        registry.counter("railhead.security.events", "class", threat).increment();
        LOG.warnf(
                "Security event %s: %s %s, by %s%s",
                entry.id(),
                threat,
                detail.getOrDefault("code", detail.getOrDefault("count", "")),
                entry.actor(),
                detail.containsKey("door") ? " at " + detail.get("door") : "");
    }
}
