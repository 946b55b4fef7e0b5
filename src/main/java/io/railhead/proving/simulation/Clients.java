package io.railhead.proving.simulation;

import io.railhead.engine.Acceptance;
import io.railhead.engine.Payment;
import io.railhead.engine.Taken;
import io.railhead.lifecycle.OutEvent;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutStates;
import io.railhead.message.Digest;
import io.railhead.payment.Account;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import io.railhead.payment.ParticipantId;
import io.railhead.payment.Party;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Transfer;
import io.railhead.payment.Uetr;
import io.railhead.scheme.Pack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The customers, and the reader of files: ask, and ask again with the same key until there is an answer. */
final class Clients {
    private static final long PATIENCE = 2 * Agenda.SECOND;
    private static final Party DEBTOR = new Party("Acme Ltd", new Account.SortCodeAccount("202959", "63748472"));
    private static final Party CREDITOR = new Party("Ada Example", new Account.SortCodeAccount("601613", "31926819"));
    private static final LocalDate TOMORROW = LocalDate.parse("2026-03-03");

    private final World world;
    private final Set<Plan.Ask> open = new HashSet<>();
    private int attempts;

    Clients(World world) {
        this.world = world;
    }

    void begin() {
        for (Plan plan : world.schedule().plans()) {
            for (Plan.Ask ask : plan.asks()) {
                open.add(ask);
                world.agenda().at(ask.at() * Agenda.MILLI, null, () -> ask(plan, ask, ask.node()));
            }
            if (plan.cancelledAt() >= 0) {
                world.agenda().at(plan.cancelledAt() * Agenda.MILLI, null, () -> cancel(plan));
            }
        }
    }

    /** How many asks have no answer yet. */
    int waiting() {
        return open.size();
    }

    /** One request on its way; only one answer to it counts, and only in time. */
    private static final class Request {
        boolean over;
    }

    private void ask(Plan plan, Plan.Ask ask, int number) {
        GatewayNode node = world.node(number);
        int attempt = ++attempts;
        if (node == null) {
            again(plan, ask, number, 300 * Agenda.MILLI);
            return;
        }
        Request request = new Request();
        world.agenda().after(PATIENCE, null, () -> {
            if (!request.over) {
                request.over = true;
                again(plan, ask, number, 0);
            }
        });
        node.later(world.noise().between(100, 3000, "transit", plan.number(), ask.at()), () -> {
            node.then(node.accept(acceptance(node, plan, ask, attempt)), (taken, failed) -> {
                boolean lost = world.noise().isIn(3, "lost answer", plan.number(), attempt);
                if (!node.isGone() && !request.over && !lost) {
                    request.over = true;
                    answered(plan, ask, number, failed == null ? taken : new Taken.Unavailable("failed"));
                }
            });
        });
    }

    private void again(Plan plan, Plan.Ask ask, int number, long pause) {
        int other = number % world.schedule().nodes() + 1;
        world.agenda().after(pause, null, () -> ask(plan, ask, other));
    }

    private void answered(Plan plan, Plan.Ask ask, int number, Taken taken) {
        switch (taken) {
            case Taken.New fresh -> told(plan, ask, fresh.payment().id(), fresh.response());
            case Taken.Replayed replayed -> {
                world.watch().count(Seen.REPLAYS);
                told(plan, ask, new PaymentId(replayed.payment()), replayed.response());
            }
            case Taken.KeyReused _ -> {
                world.watch().count(Seen.OTHER_BODIES);
                open.remove(ask);
                if (plan.asks().stream().noneMatch(Plan.Ask::otherBody)) {
                    world.watch()
                            .violated(
                                    "I9",
                                    "the key of p%d is said to stand for something else".formatted(plan.number()));
                }
            }
            case Taken.UetrUsed _ ->
                world.watch().violated("I9", "the UETR of p%d is said to be another one's".formatted(plan.number()));
            case Taken.Full _ -> {
                world.watch().count(Seen.TURNED_AWAY);
                again(plan, ask, number, 500 * Agenda.MILLI);
            }
            case Taken.Unavailable _ -> again(plan, ask, number, 500 * Agenda.MILLI);
        }
    }

    private void told(Plan plan, Plan.Ask ask, PaymentId payment, byte[] response) {
        open.remove(ask);
        world.watch().told(plan, payment, response);
    }

    /** Whoever was told that it is cancelled may rely on that; the watch over commits sees to it. */
    private void cancel(Plan plan) {
        PaymentId payment = world.watch().told(plan.number());
        GatewayNode node = world.node(plan.asks().getFirst().node());
        if (payment != null && node != null) {
            node.later(500, () -> {
                var _ = node.happen(payment, new OutEvent.CancellationAsked(null));
            });
        }
    }

    private Acceptance acceptance(GatewayNode node, Plan plan, Plan.Ask ask, int attempt) {
        Instant now = node.clock().instant().truncatedTo(ChronoUnit.MICROS);
        long millis = Agenda.START.toEpochMilli();
        PaymentId id = new PaymentId(
                plan.fileItem()
                        ? world.noise().atTime(millis, "item id", plan.number(), 0)
                        : world.noise().atTime(now.toEpochMilli(), "id", plan.number(), attempt));
        UUID file = plan.fileItem() ? world.noise().random("file", plan.number() / 20, 0) : null;
        Pack pack = SimulatedPacks.PACKS.get(plan.link());
        Payment payment = payment(id, plan, pack, file, now);
        LocalDate day = plan.tomorrow() ? TOMORROW : null;
        return new Acceptance(payment, origin(plan, ask, file), day, Map.of());
    }

    static String key(int plan) {
        return "key-" + plan;
    }

    private static Acceptance.Origin origin(Plan plan, Plan.Ask ask, @Nullable UUID file) {
        if (file != null) {
            return new Acceptance.Origin.Item(file, 0, plan.number(), null);
        }
        String body = plan.endToEndId() + (ask.otherBody() ? " other" : "");
        return new Acceptance.Origin.Request(
                key(plan.number()),
                Digest.of(body.getBytes(StandardCharsets.UTF_8)),
                taken -> (OutStates.name(taken.state()) + " " + taken.id()).getBytes(StandardCharsets.UTF_8));
    }

    private Payment payment(PaymentId id, Plan plan, Pack pack, @Nullable UUID file, Instant now) {
        Money amount = new Money(Currency.of(plan.link().equals(Chance.FPS) ? "GBP" : "EUR"), plan.pence());
        Uetr uetr = plan.ownUetr() ? new Uetr(world.noise().random("own uetr", plan.number(), 0)) : null;
        return new Payment(
                id,
                0,
                new ParticipantId("acme"),
                "till",
                pack.name(),
                SimulatedPacks.digest(plan.link()),
                pack.terms(),
                new Transfer(id, amount, DEBTOR, CREDITOR, plan.endToEndId(), null),
                new OutState.Received(),
                null,
                null,
                List.of(),
                file,
                file != null,
                now,
                null,
                null,
                null,
                uetr);
    }
}
