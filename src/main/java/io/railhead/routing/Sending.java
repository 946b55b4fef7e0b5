package io.railhead.routing;

import io.railhead.engine.Engine;
import io.railhead.engine.Lane;
import io.railhead.engine.LaneKeeper;
import io.railhead.fault.FaultPoint;
import io.railhead.lifecycle.OutEvent;
import io.railhead.link.Links;
import io.railhead.link.Parcel;
import io.railhead.message.MessageId;
import io.railhead.store.SqlOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of the sending leg: claim, put, confirm. */
@ApplicationScoped
@Named("sending")
public class Sending {
    /** Two batches of the engine: one at work and one behind it. */
    private static final int MOST_CLAIMED = 256;

    private final Engine engine;
    private final Links links;
    private final SqlOutbox outbox;
    private final LaneKeeper lanes;
    private final InstantSource clock;
    private final Meters meters;

    Sending(Engine engine, Links links, SqlOutbox outbox, LaneKeeper lanes, InstantSource clock, Meters meters) {
        this.engine = engine;
        this.links = links;
        this.outbox = outbox;
        this.lanes = lanes;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * T2 for what waited in the queue: now that the link is up and has credit, it is stamped and signed. That goes on
     * while this round is put; what is committed comes with one of the next.
     */
    public Dispatch claim(Dispatch dispatch) {
        engine.beginClaims(dispatch.link(), MOST_CLAIMED);
        return dispatch;
    }

    /** Puts what is still young enough, and waits for the broker to have it safe. */
    public Dispatch.Put put(Dispatch dispatch) {
        Optional<Lane> lane = lanes.held(dispatch.link());
        if (lane.isEmpty()) {
            // The lease ran out since this round began. Whoever takes the lane over finds the rows in the outbox.
            return new Dispatch.Put(dispatch.link(), List.of());
        }
        Instant now = clock.instant();
        List<Parcel> young = new ArrayList<>(dispatch.parcels().size());
        for (Parcel parcel : dispatch.parcels()) {
            if (parcel.sendBy().isAfter(now)) {
                young.add(parcel);
            } else {
                // Too old to send: whether an earlier attempt got through nobody knows.
                engine.happen(parcel.payment(), new OutEvent.SendWindowClosed(), "gateway")
                        .join();
            }
        }
        if (!young.isEmpty()) {
            FaultPoint.BEFORE_PUT.pass();
        }
        List<MessageId> confirmed = young.isEmpty()
                ? List.of()
                : links.link(dispatch.link()).relay().put(young, parcel -> mayLeave(parcel, lane));
        meters.put(dispatch.link(), confirmed.size());
        return new Dispatch.Put(dispatch.link(), confirmed);
    }

    /** Looked at right before it leaves: what comes before it in a round may have taken a while. */
    private boolean mayLeave(Parcel parcel, Optional<Lane> lane) {
        return parcel.sendBy().isAfter(clock.instant())
                && lane.isPresent()
                && lanes.held(lane.get().link()).equals(lane);
    }

    /** T3: what the broker has, the outbox may forget. */
    public void confirm(Dispatch.Put put) {
        if (!put.confirmed().isEmpty()) {
            FaultPoint.BEFORE_CONFIRM.pass();
            outbox.confirmed(put.confirmed());
        }
    }
}
