package io.railhead.engine;

import io.railhead.lifecycle.Meaning;
import io.railhead.message.MessageKind;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Port: the little that the engine asks of a scheme's pack. */
public interface Schemes {
    ZoneId zone(String scheme);

    /** When a payment queued now grows too old to send, or null when it never does. */
    @Nullable Instant expiry(String scheme, Instant queuedAt);

    /** What the scheme means by a status about a request of this kind, or null when the pack does not say. */
    @Nullable Meaning meaning(String scheme, MessageKind said, StatusCode code, @Nullable Reason reason);
}
