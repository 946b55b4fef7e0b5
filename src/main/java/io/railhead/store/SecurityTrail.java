package io.railhead.store;

import com.github.f4b6a3.uuid.UuidCreator;
import io.railhead.audit.AuditEntry;
import io.railhead.audit.Chain;
import io.railhead.audit.SecurityEvent;
import io.railhead.audit.SecurityWatch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Writes the security events of doors that write nothing else, such as a token that is refused. They come as fast as
 * an attacker likes, so nobody waits for them: they are written together, a little later, and when too many wait the
 * rest is only counted. What waits is lost by a kill. One writer at a time, with a chain of its own. Thread-safe.
 */
@Singleton
public class SecurityTrail {
    private static final Logger LOG = Logger.getLogger(SecurityTrail.class);
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_AT_ONCE = 100;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource database;
    private final Transactions transactions;
    private final SecurityWatch watch;
    private final InstantSource clock;
    private final ArrayBlockingQueue<AuditEntry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger overflow = new AtomicInteger();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile Chain chain = Chain.begin(UuidCreator.getTimeOrderedEpochPlus1());

    @Inject
    SecurityTrail(DataSource database, Transactions transactions, SecurityWatch watch, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.watch = watch;
        this.clock = clock;
    }

    /** Comes back at once. */
    public void note(SecurityEvent event) {
        if (!waiting.offer(event.entry())) {
            overflow.incrementAndGet();
        }
        wake();
    }

    private void wake() {
        if (writing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("security-trail").start(this::write);
        }
    }

    /** Whether everything that was noted is written. */
    boolean isQuiet() {
        return waiting.isEmpty() && overflow.get() == 0 && !writing.get();
    }

    private void write() {
        try {
            List<AuditEntry> batch = next();
            while (!batch.isEmpty()) {
                while (!isWritten(batch)) {
                    Thread.sleep(PAUSE);
                }
                watch.writtenAmong(batch);
                batch = next();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            writing.set(false);
        }
        // One that came after the last look found the writer still at work.
        if (!waiting.isEmpty() || overflow.get() > 0) {
            wake();
        }
    }

    private List<AuditEntry> next() {
        List<AuditEntry> batch = new ArrayList<>();
        waiting.drainTo(batch, MOST_AT_ONCE);
        int more = overflow.getAndSet(0);
        if (more > 0) {
            batch.add(SecurityEvent.overflow(more, clock.instant()));
        }
        return batch;
    }

    /** @return false when it has to be tried again */
    private boolean isWritten(List<AuditEntry> batch) {
        try {
            chain = transactions.run(connection -> {
                Chain.Batch next = chain.extend(batch);
                Evidence.audit(connection, batch, next);
                return next.after();
            });
            return true;
        } catch (RuntimeException failed) {
            LOG.warnf("%d security events could not be written yet: %s", batch.size(), failed.getMessage());
            // Perhaps the commit came through and only its answer did not: then the old chain has ended.
            chain = Chain.begin(UuidCreator.getTimeOrderedEpochPlus1());
            return isThere(batch.getFirst());
        }
    }

    private boolean isThere(AuditEntry entry) {
        try {
            return Sql.with(database, connection -> {
                try (var statement = connection.prepareStatement("select 1 from audit where id = ?")) {
                    statement.setObject(1, entry.id());
                    try (var row = statement.executeQuery()) {
                        return row.next();
                    }
                }
            });
        } catch (RuntimeException unreachable) {
            return false;
        }
    }
}
