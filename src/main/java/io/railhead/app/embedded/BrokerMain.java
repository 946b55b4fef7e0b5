package io.railhead.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the broker of a data directory that a demo has laid out in a process of its own, so that it can be killed alone.
 * The arguments: the data directory, the port, and the links with commas between them.
 */
public final class BrokerMain {
    private static final System.Logger LOG = System.getLogger(BrokerMain.class.getName());
    private static final int WRONG_USE = 2;

    private BrokerMain() {}

    /**
     * Starts; ends the process with status 2 when called wrongly.
     *
     * @throws Refusal when the broker cannot start
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 3) {
            LOG.log(Level.ERROR, "usage: BrokerMain DATA PORT LINK,...");
            System.exit(WRONG_USE);
        }
        Path data = Path.of(arguments[0]);
        Path secrets = data.resolve("secrets");
        EmbeddedBroker broker = new EmbeddedBroker(new BrokerSettings(
                data.resolve("broker"),
                Integer.parseInt(arguments[1]),
                data.resolve("keys/broker-tls.p12"),
                secret(secrets, "keystore-password"),
                data.resolve("certificates/demo-ca.pem"),
                List.of(arguments[2].split(",", -1)),
                name -> secret(secrets, name)));
        broker.start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(broker::stop));
        LOG.log(Level.INFO, "the broker serves {0}", data);
        new CountDownLatch(1).await();
    }

    private static String secret(Path folder, String name) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException("the secret " + name + " cannot be read", missing);
        }
    }
}
