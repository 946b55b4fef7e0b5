package io.railhead.proving.proxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line with a server behind it that sends everything back. */
class LineTest {
    private static final int SHORT_MILLIS = 300;

    private ServerSocket server;
    private Line line;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echo);
        line = Line.to(server.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        server.close();
    }

    private void echo() {
        try {
            while (true) {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> {
                    try (caller) {
                        caller.getInputStream().transferTo(caller.getOutputStream());
                    } catch (IOException reset) {
                        // Wanted by some tests.
                    }
                });
            }
        } catch (IOException over) {
            // The test is over.
        }
    }

    private Socket call() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), line.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(bytes(text));
    }

    private static void hear(Socket socket, String text) throws IOException {
        assertArrayEquals(bytes(text), socket.getInputStream().readNBytes(bytes(text).length));
    }

    private static void hearNothing(Socket socket) throws IOException {
        socket.setSoTimeout(SHORT_MILLIS);
        assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
        socket.setSoTimeout(5_000);
    }

    @Test
    void inClearWeatherEverythingPassesAndSoDoesTheEnd() throws IOException {
        try (Socket socket = call()) {
            say(socket, "one");
            hear(socket, "one");
            socket.shutdownOutput();
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void whatWasSentIntoACutArrivesWhenItIsOver() throws IOException {
        try (Socket socket = call()) {
            say(socket, "before");
            hear(socket, "before");
            line.weather(Weather.cut());
            say(socket, "during");
            hearNothing(socket);
            line.weather(Weather.CLEAR);
            hear(socket, "during");
        }
    }

    @Test
    void aCutOfOneWayLetsTheOtherPass() throws IOException, InterruptedException {
        try (Socket socket = call()) {
            say(socket, "a");
            hear(socket, "a");
            line.weather(Weather.cutBack());
            say(socket, "b");
            hearNothing(socket);
            // It is at the server: only the way back is missing.
            line.weather(new Weather(new Course.Cut(), new Course.Clear()));
            hear(socket, "b");
            say(socket, "c");
            hearNothing(socket);
        }
    }

    @Test
    void aHalfOpenConnectionStaysDeadAndANewOneLives() throws IOException {
        try (Socket old = call()) {
            say(old, "a");
            hear(old, "a");
            line.weather(Weather.halfOpen());
            say(old, "b");
            hearNothing(old);
            line.weather(Weather.CLEAR);
            say(old, "c");
            hearNothing(old);
            try (Socket fresh = call()) {
                say(fresh, "d");
                hear(fresh, "d");
            }
        }
    }

    @Test
    void aConnectionMayBecomeHalfOpenInTheMiddleOfWhatItsCallerSays() throws IOException {
        try (Socket old = call()) {
            say(old, "before");
            hear(old, "before");
            line.weather(Weather.halfOpenFrom(2));
            say(old, "one");
            hear(old, "one");
            say(old, "two");
            hearNothing(old);
            line.weather(Weather.CLEAR);
            say(old, "three");
            hearNothing(old);
        }
    }

    @Test
    void aResetComesAfterJustSoManyBytes() throws IOException {
        line.weather(new Weather(new Course.Clear(), new Course.ResetAfter(4)));
        try (Socket socket = call()) {
            say(socket, "abcdef");
            assertThrows(
                    SocketException.class, () -> socket.getInputStream().readNBytes(6), "the rest must not arrive");
        }
    }

    @Test
    void aResetByHandIsSeenAndTheNextConnectionIsFine() throws IOException {
        try (Socket socket = call()) {
            say(socket, "a");
            hear(socket, "a");
            assertEquals(1, line.connections());
            line.reset();
            assertThrows(SocketException.class, () -> socket.getInputStream().read());
            assertEquals(0, line.connections());
        }
        try (Socket fresh = call()) {
            say(fresh, "b");
            hear(fresh, "b");
        }
    }

    @Test
    void aSlowLineLosesNothing() throws IOException {
        line.weather(Weather.slow(Duration.ofMillis(30)));
        try (Socket socket = call()) {
            long began = System.nanoTime();
            say(socket, "slow");
            hear(socket, "slow");
            assertTrue(System.nanoTime() - began >= Duration.ofMillis(60).toNanos(), "there and back");
        }
    }

    @Test
    void aDripGoesOnAtOnceWhenTheWeatherIsBetter() throws IOException {
        line.weather(Weather.both(new Course.Dripping(20)));
        try (Socket socket = call()) {
            String long1000 = "0123456789".repeat(100);
            say(socket, long1000);
            hear(socket, "01");
            line.weather(Weather.CLEAR);
            hear(socket, long1000.substring(2));
        }
    }

    @Test
    void whereNobodyListensTheCallerIsReset() throws IOException {
        server.close();
        try (Socket socket = call()) {
            assertThrows(SocketException.class, () -> {
                socket.getOutputStream().write(1);
                socket.getInputStream().read();
                socket.getInputStream().read();
            });
        }
    }
}
