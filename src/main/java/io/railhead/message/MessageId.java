package io.railhead.message;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Our own name of a stored message, a UUIDv7; also the broker's duplicate id when we send it. */
public record MessageId(UUID value) {
    public static MessageId next() {
        return new MessageId(UuidCreator.getTimeOrderedEpochPlus1());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
