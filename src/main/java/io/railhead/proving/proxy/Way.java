package io.railhead.proving.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** Carries the bytes of one connection one way, piece by piece, as the weather has it at each piece. */
final class Way implements Runnable {
    private static final int PIECE = 16 * 1024;
    private static final int DRIPS_PER_SECOND = 20;

    private final Line line;
    private final Carried connection;
    private final Socket from;
    private final Socket to;
    private final boolean there;
    private long carried;
    private Course course = new Course.Clear();
    /** How many came since the course changed. */
    private int pieces;

    Way(Line line, Carried connection, Socket from, Socket to, boolean there) {
        this.line = line;
        this.connection = connection;
        this.from = from;
        this.to = to;
        this.there = there;
    }

    @Override
    public void run() {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (!deliver(piece, length, out)) {
                    connection.reset();
                    return;
                }
            }
            line.awaitPassage(there);
            if (!connection.isHalfOpen()) {
                to.shutdownOutput();
            }
            connection.over();
        } catch (IOException broken) {
            broken();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            connection.reset();
        }
    }

    /** A reset on one side is one on the other, but not through a cut and not on a connection that hangs. */
    private void broken() {
        try {
            line.awaitPassage(there);
            if (!connection.isHalfOpen()) {
                connection.reset();
            } else {
                connection.over();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            connection.reset();
        }
    }

    /** @return false when the connection is to be reset now */
    private boolean deliver(byte[] piece, int length, OutputStream out) throws IOException, InterruptedException {
        line.awaitPassage(there);
        if (connection.isHalfOpen()) {
            return true;
        }
        Course now = line.course(there);
        pieces = now == course ? pieces + 1 : 1;
        course = now;
        switch (now) {
            case Course.Clear _, Course.Cut _ -> out.write(piece, 0, length);
            case Course.Delayed delayed -> {
                Thread.sleep(delayed.by());
                out.write(piece, 0, length);
            }
            case Course.Dripping dripping -> drip(piece, length, dripping.bytesPerSecond(), out);
            case Course.Swallowed swallowed -> {
                if (pieces >= swallowed.from()) {
                    connection.halfOpen();
                } else {
                    out.write(piece, 0, length);
                }
            }
            case Course.ResetAfter after -> {
                if (carried + length > after.bytes()) {
                    out.write(piece, 0, (int) Math.max(0, Math.min(length, after.bytes() - carried)));
                    return false;
                }
                out.write(piece, 0, length);
            }
        }
        carried += length;
        return true;
    }

    private void drip(byte[] piece, int length, int bytesPerSecond, OutputStream out)
            throws IOException, InterruptedException {
        int drop = Math.max(1, bytesPerSecond / DRIPS_PER_SECOND);
        for (int at = 0; at < length; at += drop) {
            out.write(piece, at, Math.min(drop, length - at));
            if (!(line.course(there) instanceof Course.Dripping)) {
                int rest = at + drop;
                out.write(piece, Math.min(rest, length), Math.max(0, length - rest));
                return;
            }
            Thread.sleep(Duration.ofSeconds(1).dividedBy(DRIPS_PER_SECOND));
        }
    }
}
