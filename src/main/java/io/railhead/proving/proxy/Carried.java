package io.railhead.proving.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One connection and its two ways. Ends when both ways have ended, or by a reset. Thread-safe. */
final class Carried {
    private final Line line;
    private final Socket caller;
    private final Socket server;
    private final Consumer<Carried> ended;
    private final AtomicInteger ways = new AtomicInteger(2);
    /** Once bytes were swallowed nothing may follow them, or the other side would see a stream with a hole. */
    private volatile boolean halfOpen;

    Carried(Line line, Socket caller, Socket server, Consumer<Carried> ended) {
        this.line = line;
        this.caller = caller;
        this.server = server;
        this.ended = ended;
    }

    void start() {
        Thread.ofVirtual().start(new Way(line, this, caller, server, true));
        Thread.ofVirtual().start(new Way(line, this, server, caller, false));
    }

    boolean isHalfOpen() {
        return halfOpen;
    }

    void halfOpen() {
        halfOpen = true;
    }

    void reset() {
        resetSocket(caller);
        resetSocket(server);
        ended.accept(this);
    }

    /** One way has come to its end. */
    void over() {
        if (ways.decrementAndGet() == 0) {
            close(caller);
            close(server);
            ended.accept(this);
        }
    }

    /** Not the polite end: the other side sees a reset, as from a process that is gone. */
    static void resetSocket(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // Closed already.
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed either way.
        }
    }
}
