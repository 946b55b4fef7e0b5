package io.railhead.proving.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A proxy for TCP on loopback, between whoever connects to {@link #port} and a server on another port. Never reads what it
 * carries. Thread-safe.
 */
public final class Line implements AutoCloseable {
    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket door;
    private final int target;
    private final Set<Carried> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Weather weather = Weather.CLEAR;
    private volatile boolean closed;

    private Line(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /**
     * Listens at once, on a free port.
     *
     * @param target the server's port; it need not listen yet
     */
    public static Line to(int target) throws IOException {
        ServerSocket door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        Line line = new Line(door, target);
        Thread.ofVirtual().name("line-" + line.port()).start(line::accept);
        return line;
    }

    /** Where to connect to. */
    public int port() {
        return door.getLocalPort();
    }

    /** Changes what happens from now on. Those who wait in a cut go on by the new weather. */
    public void weather(Weather now) {
        lock.lock();
        try {
            weather = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Resets every open connection, at both its ends. */
    public void reset() {
        open.forEach(Carried::reset);
    }

    /** How many connections are open. */
    public int connections() {
        return open.size();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().name("line-" + port()).start(() -> carry(caller));
            } catch (IOException over) {
                // Closed, or too many files are open; a caller comes again.
                Thread.onSpinWait();
            }
        }
    }

    private void carry(Socket caller) {
        Socket server = new Socket();
        try {
            caller.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
        } catch (IOException nobody) {
            // As the server's own port would say it.
            Carried.resetSocket(caller);
            Carried.resetSocket(server);
            return;
        }
        Carried carried = new Carried(this, caller, server, open::remove);
        open.add(carried);
        carried.start();
        if (closed) {
            carried.reset();
        }
    }

    Course course(boolean there) {
        Weather now = weather;
        return there ? now.there() : now.back();
    }

    /** Returns once this way is not cut any more, or the line is closed. */
    void awaitPassage(boolean there) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (course(there) instanceof Course.Cut && !closed) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Resets what is open and listens no more. */
    @Override
    public void close() throws IOException {
        closed = true;
        door.close();
        reset();
        weather(Weather.CLEAR);
    }
}
