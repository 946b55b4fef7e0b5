package io.railhead.routing;

import io.railhead.link.Parcel;
import io.railhead.message.MessageId;
import java.util.List;

/**
 * One round of sending on a link.
 *
 * @param parcels committed messages that have to be put
 */
public record Dispatch(String link, List<Parcel> parcels) {
    /** What the broker confirmed of a round. */
    public record Put(String link, List<MessageId> confirmed) {}
}
