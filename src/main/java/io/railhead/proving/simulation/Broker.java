package io.railhead.proving.simulation;

import io.railhead.link.Parcel;
import io.railhead.message.MessageId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The broker: confirms a send when it has flushed it, drops what bears an id that it remembers, forgets what it had not
 * flushed when it dies, hands an answer out again until a session that took it is committed. Its memory of ids is a
 * ring for each link and is as durable as the messages.
 */
final class Broker {
    /** A broker session: what a node has taken of a link and not yet finished. */
    record Session(GatewayNode node, String link) {}

    /** An answer on its way to us. */
    record Delivery(Answer answer, int deliveries) {}

    private record Letter(String link, Parcel parcel, Runnable confirm) {}

    private final World world;
    private final Consumer<byte[]> scheme;
    private final Map<String, Set<MessageId>> rings = new HashMap<>();
    private final Set<MessageId> stored = new HashSet<>();
    private final List<Letter> notFlushed = new ArrayList<>();
    private final Deque<byte[]> toScheme = new ArrayDeque<>();
    private final Map<String, Deque<Delivery>> toUs = new HashMap<>();
    private final Map<Session, List<Delivery>> taken = new LinkedHashMap<>();
    private boolean up = true;
    private int life;
    private long puts;

    Broker(World world, Consumer<byte[]> scheme) {
        this.world = world;
        this.scheme = scheme;
    }

    boolean isUp() {
        return up;
    }

    int life() {
        return life;
    }

    /** Whether it ever had the message safe. */
    boolean hasStored(MessageId message) {
        return stored.contains(message);
    }

    private long delay(String question, int low, int high) {
        return world.noise().between(low, high, question, ++puts, 0);
    }

    /** Takes a message; confirms it some time after it is safe, or never. */
    void put(String link, Parcel parcel, Runnable confirm) {
        int then = life;
        world.agenda().after(delay("put", 100, 1500), null, () -> {
            if (!up || life != then) {
                return;
            }
            if (ring(link).contains(parcel.id())) {
                world.watch().count(Seen.PUT_AGAIN);
                world.agenda().after(delay("confirm", 300, 2000), null, confirm);
                return;
            }
            Letter letter = new Letter(link, parcel, confirm);
            notFlushed.add(letter);
            world.agenda().after(delay("flush", 300, 3000), null, () -> flush(letter));
        });
    }

    private void flush(Letter letter) {
        if (notFlushed.remove(letter)) {
            store(letter);
            world.agenda().after(delay("confirm", 100, 1500), null, letter.confirm());
        }
    }

    private void store(Letter letter) {
        Set<MessageId> ring = ring(letter.link());
        if (!ring.add(letter.parcel().id())) {
            return;
        }
        if (ring.size() > world.schedule().idRing()) {
            Iterator<MessageId> oldest = ring.iterator();
            oldest.next();
            oldest.remove();
        }
        stored.add(letter.parcel().id());
        toScheme.add(letter.parcel().bytes());
        deliver();
    }

    private void deliver() {
        world.agenda().after(delay("to scheme", 200, 2000), null, () -> {
            byte[] message = up ? toScheme.poll() : null;
            if (message != null) {
                scheme.accept(message);
            }
        });
    }

    private Set<MessageId> ring(String link) {
        return rings.computeIfAbsent(link, _ -> new LinkedHashSet<>());
    }

    private Deque<Delivery> queue(String link) {
        return toUs.computeIfAbsent(link, _ -> new ArrayDeque<>());
    }

    /** The scheme's side: an answer for us. False while the broker is away; the scheme tries again. */
    boolean answer(Answer answer) {
        if (up) {
            queue(answer.link()).add(new Delivery(answer, 1));
            world.nodes().forEach(node -> node.wakeReceiver(answer.link()));
        }
        return up;
    }

    /** Gives a node what has arrived, to be had by nobody else until it ends the session. */
    List<Answer> take(Session session, int most) {
        List<Delivery> batch = new ArrayList<>();
        while (batch.size() < most && !queue(session.link()).isEmpty()) {
            batch.add(queue(session.link()).remove());
        }
        if (!batch.isEmpty()) {
            taken.put(session, batch);
        }
        return batch.stream().map(Delivery::answer).toList();
    }

    int deliveries(Session session) {
        List<Delivery> batch = taken.get(session);
        return batch == null ? 1 : batch.getFirst().deliveries();
    }

    /** Forgets the batch. False when there was no session any more: the batch comes again. */
    boolean acknowledge(Session session) {
        List<Delivery> batch = up ? taken.remove(session) : null;
        if (batch != null) {
            world.watch().acknowledged(batch.stream().map(Delivery::answer).toList());
        }
        return batch != null;
    }

    /** Takes the batch back, to hand it out again. */
    void giveBack(Session session) {
        List<Delivery> batch = taken.remove(session);
        if (batch != null) {
            for (Delivery delivery : batch.reversed()) {
                world.watch().count(Seen.REDELIVERED);
                queue(session.link()).addFirst(new Delivery(delivery.answer(), delivery.deliveries() + 1));
            }
            world.nodes().forEach(node -> node.wakeReceiver(session.link()));
        }
    }

    /** The connections of a node are gone. */
    void drop(GatewayNode node) {
        List.copyOf(taken.keySet()).stream()
                .filter(session -> session.node().equals(node))
                .forEach(this::giveBack);
    }

    void die(long length) {
        if (!up) {
            return;
        }
        world.watch().count(Seen.BROKER_DEATHS);
        world.tell(() -> "the broker dies");
        // Half of what was not flushed is on the disk all the same; nobody was told.
        for (Letter letter : List.copyOf(notFlushed)) {
            if (world.noise().isIn(50, "on disk", ++puts, 0)) {
                store(letter);
            }
        }
        notFlushed.clear();
        List.copyOf(taken.keySet()).forEach(this::giveBack);
        up = false;
        life++;
        world.nodes().forEach(GatewayNode::connectionsBreak);
        world.agenda().after(length, null, () -> {
            up = true;
            toScheme.forEach(_ -> deliver());
            world.nodes().forEach(GatewayNode::wakeReceivers);
        });
    }

    /** Whether nothing is left to be delivered to anybody. */
    boolean isEmpty() {
        return toScheme.isEmpty() && taken.isEmpty() && toUs.values().stream().allMatch(Deque::isEmpty);
    }
}
