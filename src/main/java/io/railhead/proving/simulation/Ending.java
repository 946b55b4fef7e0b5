package io.railhead.proving.simulation;

import io.railhead.engine.Outgoing;
import io.railhead.engine.ParkReason;
import io.railhead.engine.Payment;
import io.railhead.engine.Writes;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutStates;
import io.railhead.payment.PaymentId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must have come about some time after the faults have stopped: everybody answered, every payment final or
 * unresolved and listed, nothing on its way, both sides' books equal.
 */
final class Ending {
    private final World world;
    private final Watch watch;
    private final Clients clients;
    private final Map<Integer, Payment> byPlan = new TreeMap<>();
    private final Map<String, PaymentId> byKeys = new HashMap<>();

    Ending(World world, Clients clients) {
        this.world = world;
        this.watch = world.watch();
        this.clients = clients;
        world.tables().payments.values().forEach(payment -> byPlan.put(Watch.plan(payment), payment));
        world.tables().requests.forEach((key, request) -> byKeys.put(key.key(), request.payment()));
    }

    void look() {
        if (clients.waiting() > 0) {
            watch.violated("I12", "%d requests were never answered".formatted(clients.waiting()));
        }
        byPlan.forEach(this::look);
        world.schedule().plans().forEach(plan -> findable(plan.number()));
        for (Tables.OutboxRow row : world.tables().outbox.values()) {
            left(row.message());
        }
        if (!world.broker().isEmpty()) {
            watch.violated("I8", "messages lie at the broker and nobody fetches them");
        }
        sums();
    }

    private void look(int plan, Payment payment) {
        boolean told = world.scheme().knows(plan) && world.plan(plan).conduct().tellsTheEnd();
        switch (payment.state()) {
            case OutState.Settled _ -> watch.count(Seen.SETTLED);
            case OutState.Rejected _ -> watch.count(Seen.REJECTED);
            case OutState.Cancelled _ -> watch.count(Seen.CANCELLED);
            case OutState.Expired _ -> watch.count(Seen.EXPIRED);
            case OutState.Unresolved _ -> {
                watch.count(Seen.UNRESOLVED);
                if (told) {
                    watch.violated(
                            "I12", "p%d is unresolved, and the scheme has said what became of it".formatted(plan));
                }
            }
            case OutState.Received _,
                    OutState.Held _,
                    OutState.Scheduled _,
                    OutState.Queued _,
                    OutState.Submitted _,
                    OutState.Accepted _ ->
                watch.violated(
                        "I12",
                        "p%d is still %s long after the faults".formatted(plan, OutStates.name(payment.state())));
        }
        if (world.scheme().bookings(plan) > 1) {
            watch.violated(
                    "I2",
                    "p%d was booked %d times".formatted(plan, world.scheme().bookings(plan)));
        }
        if (payment.state() instanceof OutState.Rejected
                && world.scheme().booked(plan) != null
                && !isListed(payment.id())) {
            watch.violated("I4", "p%d is rejected here and booked there, and nobody was told".formatted(plan));
        }
    }

    private boolean isListed(PaymentId payment) {
        return world.tables().parked.stream()
                .filter(parked -> parked.reason() == ParkReason.CONTRADICTION)
                .map(Writes.Parked::payment)
                .anyMatch(payment::equals);
    }

    private void findable(int plan) {
        PaymentId told = watch.told(plan);
        if (told != null && !world.tables().payments.containsKey(told)) {
            watch.violated("I1", "p%d was promised and cannot be found by its id".formatted(plan));
        }
        PaymentId byKey = byKeys.get(Clients.key(plan));
        if (told != null && byKey != null && !byKey.equals(told)) {
            watch.violated("I1", "the key of p%d finds another payment than was promised".formatted(plan));
        }
    }

    private void left(Outgoing message) {
        Payment payment = world.tables().payments.get(message.payment());
        boolean over = !message.sendBy().isAfter(world.agenda().instant());
        if (payment == null || !OutStates.mayLeaveAgain(payment.state()) || !over) {
            watch.violated(
                    "I7",
                    "the message of p%d still lies in the outbox"
                            .formatted(Sent.read(message.bytes()).plan()));
        }
    }

    /**
     * To the minor unit: what the scheme has booked, whatever for, is what is settled here, whatever they say of it, and
     * what they have booked of the unresolved and the contradicted, which are listed.
     */
    private void sums() {
        Map<String, Long> there = world.scheme().sums();
        Map<String, Long> here = new HashMap<>();
        byPlan.forEach((plan, payment) -> here.merge(payment.scheme(), ours(plan, payment), Long::sum));
        for (String link : world.links()) {
            long theirs = there.getOrDefault(link, 0L);
            long ours = here.getOrDefault(link, 0L);
            if (theirs != ours) {
                watch.violated("I3", "%s has booked %d, and here it is %d".formatted(link, theirs, ours));
            }
        }
    }

    private long ours(int plan, Payment payment) {
        long amount = payment.transfer().amount().minorUnits();
        return switch (payment.state()) {
            case OutState.Settled _ -> amount;
            case OutState.Unresolved _, OutState.Rejected _ -> world.scheme().booked(plan) == null ? 0 : amount;
            case OutState.Received _,
                    OutState.Held _,
                    OutState.Scheduled _,
                    OutState.Queued _,
                    OutState.Submitted _,
                    OutState.Accepted _,
                    OutState.Cancelled _,
                    OutState.Expired _ -> 0;
        };
    }
}
