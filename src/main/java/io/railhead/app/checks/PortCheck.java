package io.railhead.app.checks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Whether the API can listen where it is told to. */
public final class PortCheck {
    private PortCheck() {}

    public static List<Finding> run(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        try (ServerSocket socket = new ServerSocket()) {
            // Bound as servers do it, so that the remains of connections that ended do not count.
            socket.setReuseAddress(true);
            socket.bind(address, 1);
            return List.of();
        } catch (IOException taken) {
            return List.of(Finding.fail(
                    Fault.HTTP_PORT,
                    "railhead.http.port",
                    address.isUnresolved()
                            ? host + " is no address of this machine"
                            : host + ":" + port + " cannot be listened on (" + taken.getMessage() + ")",
                    "Stop what listens there, or give another port"));
        }
    }
}
