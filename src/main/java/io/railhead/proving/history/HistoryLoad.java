package io.railhead.proving.history;

import io.railhead.proving.history.Span.Slice;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the history of a database to a number of settled payments, spread evenly over the last ninety days. What is
 * there already stays and counts. The payments belong to a participant that nobody else is, so no list of another one's
 * shows them.
 */
public final class HistoryLoad {
    /** Whose payments the history is. */
    public static final String PARTICIPANT = "history";

    /** How far back it reaches. */
    public static final Duration REACH = Duration.ofDays(90);

    private static final int CONNECTIONS = 2;

    private final Span span;
    private final Queue<Slice> slices;
    private final Consumer<String> progress;
    private final long began = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicReference<@Nullable SQLException> failure = new AtomicReference<>();

    private HistoryLoad(Span span, Consumer<String> progress) {
        this.span = span;
        this.slices = new ConcurrentLinkedQueue<>(span.slices());
        this.progress = progress;
    }

    /**
     * Writes what is missing, over two connections, and has the server look at its tables again.
     *
     * @param wanted how many payments the history is to have
     * @param now where it ends
     * @param since the oldest settled payment that may be a pattern; there has to be one
     * @param progress for a line now and then
     * @throws IOException when the database refuses; slices that were finished stay
     */
    public static void bring(Owner owner, int wanted, Instant now, Instant since, Consumer<String> progress)
            throws IOException, InterruptedException {
        try (Connection connection = owner.connect()) {
            long there = count(connection);
            int missing = (int) Math.max(0, wanted - there);
            progress.accept("History: %,d settled payments are there, %,d are added ...".formatted(there, missing));
            if (missing == 0) {
                return;
            }
            Instant from = now.minus(REACH);
            // Another one than any before it: a load that has written something has changed the number too.
            String salt = Long.toString(now.toEpochMilli(), 36) + "-" + there + ":";
            partitions(connection, from, now);
            HistoryLoad load = new HistoryLoad(new Span(from, REACH, missing), progress);
            load.run(owner, salt, since);
            progress.accept("History: tidying the tables up ...");
            tidy(connection);
            progress.accept(load.pace().total());
        } catch (SQLException failed) {
            throw new IOException("the history cannot be loaded: " + failed.getMessage(), failed);
        }
    }

    private void run(Owner owner, String salt, Instant since) throws SQLException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.add(Thread.ofPlatform().name("history-" + i).start(() -> work(owner, salt, since)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        SQLException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void work(Owner owner, String salt, Instant since) {
        try (SliceWriter writer = SliceWriter.open(owner, span, salt, since)) {
            for (Slice slice = slices.poll(); slice != null && failure.get() == null; slice = slices.poll()) {
                rows.addAndGet(writer.write(slice));
                done.addAndGet(slice.count());
                progress.accept(pace().line());
            }
        } catch (SQLException failed) {
            failure.compareAndSet(null, failed);
        }
    }

    private Pace pace() {
        return new Pace(done.get(), span.payments(), rows.get(), (System.nanoTime() - began) / 1e9);
    }

    private static long count(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from payment where participant_id = ?")) {
            query.setString(1, PARTICIPANT);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void partitions(Connection connection, Instant from, Instant until) throws SQLException {
        try (PreparedStatement make = connection.prepareStatement("select make_partitions(?, ?)")) {
            make.setTimestamp(1, Timestamp.from(from));
            make.setTimestamp(2, Timestamp.from(until));
            make.execute();
        }
    }

    /** Otherwise the server would do it by itself, in the middle of what is measured; the statistics come with it. */
    private static void tidy(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "vacuum (analyze) payment, message, audit, audit_batch, idempotency, inbox, uetr_register");
        }
    }
}
