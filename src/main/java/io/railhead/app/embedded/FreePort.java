package io.railhead.app.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether ports of the loopback address are free. */
final class FreePort {
    private FreePort() {}

    /**
     * The port asked for, or a free one when that is 0. Somebody else may take a free port before it is used;
     * whoever starts a server on it must be ready for that.
     */
    static int orAny(int wanted) {
        if (wanted != 0) {
            return wanted;
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Refusal("No free port was found on the loopback address.", e);
        }
    }

    /** @throws Refusal when somebody listens on the port already, naming who could not have it */
    static void mustBe(int port, String whose) {
        // Bound as servers do it, so that the remains of connections that ended do not count.
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        } catch (IOException e) {
            throw new Refusal(
                    "Port " + port + " for " + whose + " is taken on the loopback address. Stop what listens there, or"
                            + " choose another port.",
                    e);
        }
    }
}
