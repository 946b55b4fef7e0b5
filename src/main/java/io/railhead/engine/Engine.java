package io.railhead.engine;

import io.railhead.fault.FaultPoint;
import io.railhead.lifecycle.Decision;
import io.railhead.lifecycle.OutEvent;
import io.railhead.payment.PaymentId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The engine's front: hands work to the worker that the payment belongs to. Thread-safe. Answers, clocks and
 * people go before new payments, and a full queue of new payments refuses more.
 */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Engine.class);
    private static final int MOST_PER_BATCH = 128;
    private static final int MOST_WAITING = 4096;

    private final List<WorkQueue> queues = new ArrayList<>();
    private final List<Worker> atWork = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Ledger ledger;
    private final Gates gates;
    private final Admission admission;
    private final Onlooker onlooker;
    /** Payments whose claim has begun and not ended, people's and files' of each link apart. */
    private final Map<String, Set<PaymentId>> underWay = new ConcurrentHashMap<>();

    public Engine(
            Ledger ledger,
            Wire wire,
            Schemes schemes,
            MessageFactory factory,
            InstantSource clock,
            Gates gates,
            LaneKeeper lanes,
            Onlooker onlooker,
            int workers) {
        this(ledger, wire, schemes, factory, clock, gates, lanes, onlooker, workers, Duration.ZERO);
    }

    /** @param alikeWithin how far back a payment that looks like a new one is worth a warning; zero: no warnings */
    public Engine(
            Ledger ledger,
            Wire wire,
            Schemes schemes,
            MessageFactory factory,
            InstantSource clock,
            Gates gates,
            LaneKeeper lanes,
            Onlooker onlooker,
            int workers,
            Duration alikeWithin) {
        this.ledger = ledger;
        this.gates = gates;
        this.admission = new Admission(gates, clock, workers);
        this.onlooker = onlooker;
        for (int i = 0; i < workers; i++) {
            WorkQueue queue = new WorkQueue(admission, MOST_WAITING);
            Worker worker = new Worker(
                    new Worker.Parts(ledger, wire, schemes, factory, clock, alikeWithin), gates, lanes, onlooker);
            queues.add(queue);
            atWork.add(worker);
            threads.add(Thread.ofPlatform().name("engine-" + i).unstarted(() -> run(queue, worker)));
        }
    }

    public void start() {
        gates.links().forEach(link -> gates.recount(link, ledger.countUnanswered(link)));
        threads.forEach(Thread::start);
    }

    private void run(WorkQueue queue, Worker worker) {
        Beat beat = new Beat();
        while (true) {
            queue.gather(Beat.ENOUGH, beat.left(System.nanoTime()));
            List<Work> batch = queue.take(MOST_PER_BATCH);
            if (batch.isEmpty()) {
                return;
            }
            long began = System.nanoTime();
            process(batch, worker);
            beat.turned(began, System.nanoTime(), batch.size());
        }
    }

    private void process(List<Work> batch, Worker worker) {
        try {
            worker.process(batch);
        } catch (RuntimeException | Error defect) {
            // A defect in one batch must not silence the engine; nobody is told a success.
            LOG.error("A batch failed in a way that was not foreseen", defect);
            onlooker.failed(defect);
            batch.forEach(work -> work.done().completeExceptionally(defect));
        }
    }

    /**
     * One turn of one worker on the calling thread: takes what waits for it now, ends it and returns. For a program
     * that turns the engine itself, step by step, and therefore never calls {@link #start}.
     *
     * @return whether anything waited
     */
    public boolean turn(int worker) {
        List<Work> batch = queues.get(worker).takeNow(MOST_PER_BATCH);
        if (!batch.isEmpty()) {
            process(batch, atWork.get(worker));
        }
        return !batch.isEmpty();
    }

    /** How long the slowest thread has been at its present turn; zero when all wait for work. */
    public Duration longestTurn() {
        return atWork.stream()
                .map(Worker::atOneTurn)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Whether new payments wait for this worker's turn, or for credit. */
    public boolean hasNew(int worker) {
        return queues.get(worker).hasNew();
    }

    /** Whether a person's payment for the link would be turned away just now. */
    public boolean isFull(String link) {
        return admission.isFull(link);
    }

    /** How many people's payments wait in memory for the credit of a link. */
    public int waiting(String link) {
        return admission.waiting(link);
    }

    /**
     * T1. The future completes after the commit, which waits for the link's credit as long as {@link Patience} says;
     * {@link Taken.Full} at once when more wait than the link will answer in that time.
     */
    public CompletableFuture<Taken> accept(Acceptance acceptance) {
        Work.Accept work = new Work.Accept(acceptance, new CompletableFuture<>());
        switch (queue(work.shard()).offerNew(work)) {
            case QUEUED -> {}
            case FULL -> work.done().complete(new Taken.Full());
            case CLOSED -> work.done().complete(new Taken.Unavailable("this gateway is stopping"));
        }
        return work.done();
    }

    /** T4. Fails with {@link Ledger.LedgerUnreachable} when it is not certain that it was stored. */
    public CompletableFuture<Applied> apply(Inbound inbound) {
        Work.Apply work = new Work.Apply(inbound, shard(inbound), new CompletableFuture<>());
        queue(work.shard()).offerFirst(work);
        return work.done();
    }

    /** Something that a person, or a clock outside, wants of a payment. */
    public CompletableFuture<Decision> happen(PaymentId payment, OutEvent event, String actor) {
        Work.Happened work = new Work.Happened(payment, event, actor, new CompletableFuture<>());
        queue(payment).offerFirst(work);
        return work.done();
    }

    /** Wakes the payments whose moment has come; returns how many there were. */
    public int wakeDue(InstantSource clock, int limit) {
        List<CompletableFuture<Void>> waking = waking(clock, limit);
        CompletableFuture.allOf(waking.toArray(CompletableFuture[]::new)).join();
        return waking.size();
    }

    /** The same, and does not wait for them. */
    public int beginWakes(InstantSource clock, int limit) {
        return waking(clock, limit).size();
    }

    private List<CompletableFuture<Void>> waking(InstantSource clock, int limit) {
        List<CompletableFuture<Void>> waking = new ArrayList<>();
        for (Ledger.Due due : ledger.due(clock.instant(), limit)) {
            Work.Wake work = new Work.Wake(due.payment(), due.version(), new CompletableFuture<>());
            queue(due.payment()).offerFirst(work);
            waking.add(work.done());
        }
        return waking;
    }

    /**
     * Begins to claim queued payments of a link (T2) as far as the gate and the credit allow, people's before files'.
     * Does not wait for them: while one batch is signed and committed the next stands behind it already. What was
     * claimed is handed to the link like any other message.
     *
     * @param most how many of each sort may be under way at a time
     * @return how many were begun now
     */
    public int beginClaims(String link, int most) {
        return claims(link, most, false).size();
    }

    /**
     * The same, and waits: first for people's, then for files'.
     *
     * @return how many left the queue
     */
    public int claimQueued(String link, int most) {
        return (int) claims(link, most, true).stream()
                .filter(CompletableFuture::join)
                .count();
    }

    private List<CompletableFuture<Boolean>> claims(String link, int most, boolean wait) {
        if (!gates.takeWaiting(link)) {
            return List.of();
        }
        if (gates.open(link).isEmpty()) {
            gates.queuedOne(link);
            return List.of();
        }
        try {
            List<CompletableFuture<Boolean>> claims = new ArrayList<>();
            for (boolean bulk : new boolean[] {false, true}) {
                claims.addAll(claim(link, bulk, most));
                if (wait) {
                    CompletableFuture.allOf(claims.toArray(CompletableFuture[]::new))
                            .join();
                }
            }
            return claims;
        } catch (RuntimeException failed) {
            gates.queuedOne(link);
            throw failed;
        }
    }

    private List<CompletableFuture<Boolean>> claim(String link, boolean bulk, int most) {
        Set<PaymentId> here =
                underWay.computeIfAbsent(link + (bulk ? " bulk" : ""), name -> ConcurrentHashMap.newKeySet());
        int before = here.size();
        int free = Math.min(most - before, gates.free(link, bulk));
        if (before > 0 && free < most / 4) {
            // Each look reads those under way as well, so it has to be worth it; and whether anything waits need not
            // be known while there is no room.
            gates.queuedOne(link);
            return List.of();
        }
        List<PaymentId> queued = ledger.queued(link, bulk, Math.max(1, free) + before);
        if (queued.isEmpty()) {
            return List.of();
        }
        FaultPoint.BEFORE_CLAIM.pass();
        // Something is there: whatever is not claimed now is asked for again.
        gates.queuedOne(link);
        List<CompletableFuture<Boolean>> claims = new ArrayList<>();
        for (PaymentId payment : queued) {
            if (here.contains(payment)) {
                continue;
            }
            if (gates.tryLeave(link, bulk).isEmpty()) {
                break;
            }
            here.add(payment);
            Work.Claim work = new Work.Claim(payment, bulk, link, new CompletableFuture<>());
            // A payment that is looked up just before this and claimed again just after is not in the queue any more:
            // the second claim finds that out and gives its credit back.
            claims.add(work.done().whenComplete((claimed, failed) -> here.remove(payment)));
            queue(payment).offerFirst(work);
        }
        return claims;
    }

    /** Replaces the counted credits by what the database says, and looks again for what may be queued. */
    public void recount() {
        for (String link : gates.links()) {
            gates.recount(link, ledger.countUnanswered(link));
            gates.queuedOne(link);
        }
    }

    private static PaymentId shard(Inbound inbound) {
        if (inbound instanceof Inbound.Judged answer) {
            PaymentId named = Correlation.pointers(answer).byName();
            if (named != null) {
                return named;
            }
        }
        return new PaymentId(inbound.received().id().value());
    }

    private WorkQueue queue(PaymentId payment) {
        return queues.get(Math.floorMod(payment.value().hashCode(), queues.size()));
    }

    /** Takes nothing more, finishes what was taken, and waits for that at most so long. */
    public void close(Duration patience) {
        queues.forEach(WorkQueue::close);
        for (Thread thread : threads) {
            if (thread.getState() == Thread.State.NEW) {
                continue;
            }
            try {
                thread.join(patience);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        close(Duration.ofNanos(TimeUnit.SECONDS.toNanos(10)));
    }
}
