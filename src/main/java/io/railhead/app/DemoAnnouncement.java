package io.railhead.app;

import java.io.IOException;
import java.time.InstantSource;

/** Waits until the gateway answers, then tells people and scripts how to use it. */
final class DemoAnnouncement {
    private final int port;
    private final int brokerPort;
    private final DataDirectory data;
    private final InstantSource clock;

    DemoAnnouncement(int port, int brokerPort, DataDirectory data, InstantSource clock) {
        this.port = port;
        this.brokerPort = brokerPort;
        this.data = data;
        this.clock = clock;
    }

    void whenReady() {
        try {
            if (UntilReady.await("localhost", port)) {
                announce();
            } else {
                System.err.println("The gateway did not become ready in time; look at the lines above.");
            }
        } catch (IOException | InterruptedException failed) {
            System.err.println("Cannot announce: " + failed.getMessage());
        }
    }

    private void announce() throws IOException {
        String token = Demo.token(data, clock);
        System.out.println("""

                Railhead DEMO. Throw-away keys, simulated schemes, no real money.
                Users: client "demo" pays; ./railhead token --client NAME --role client|operator|approver|auditor
                Try:
                  ./railhead pay --port %1$d --data %2$s --amount 10.00 --currency GBP --debtor-name "Acme Ltd" --debtor-account 202959-63748472 --creditor-name "Ada Example" --creditor-account GB29NWBK60161331926819 --wait 10
                  ./railhead payments list --port %1$d --data %2$s
                  curl -s http://localhost:%1$d/simulator/ledger -H "Authorization: Bearer $(./railhead token --data %2$s)"
                """.formatted(port, data.root()));
        System.out.println("TOKEN " + token);
        System.out.println("INBOX " + data.inbox("demo"));
        System.out.println("BROKER localhost:" + brokerPort);
        System.out.println("READY http://localhost:" + port + "/");
        System.out.flush();
    }
}
