package io.railhead.engine;

import io.railhead.lifecycle.Meaning;
import io.railhead.message.MessageKind;
import io.railhead.message.MessageReject;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Packs;
import io.railhead.scheme.Speaker;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Answers the engine's questions out of the packs. Thread-safe. */
public final class PackSchemes implements Schemes {
    private final Packs packs;

    public PackSchemes(Packs packs) {
        this.packs = packs;
    }

    @Override
    public ZoneId zone(String scheme) {
        return packs.get(scheme).settlement().zone();
    }

    @Override
    public @Nullable Instant expiry(String scheme, Instant queuedAt) {
        return packs.get(scheme).expiryOf(queuedAt);
    }

    @Override
    public @Nullable Meaning meaning(String scheme, MessageKind said, StatusCode code, @Nullable Reason reason) {
        Pack pack = packs.get(scheme);
        return switch (said) {
            case STATUS_REPORT -> pack.meaning(MessageKind.CREDIT_TRANSFER, Speaker.SCHEME, code, reason);
            case MESSAGE_REJECT ->
                pack.meaning(new MessageReject("", reason == null ? "" : reason.code(), null, null, null, null));
            case CREDIT_TRANSFER, INITIATION, INITIATION_STATUS, OTHER -> null;
        };
    }
}
