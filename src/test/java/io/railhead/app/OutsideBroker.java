package io.railhead.app;

import io.railhead.app.embedded.BrokerSettings;
import io.railhead.app.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** An Artemis in a process of its own, until it is told to end. The arguments are its data directory and its port. */
final class OutsideBroker {
    private OutsideBroker() {}

    public static void main(String[] arguments) throws InterruptedException {
        DataDirectory data = DataDirectory.at(Path.of(arguments[0]));
        Secrets secrets = new Secrets(data.secrets());
        EmbeddedBroker broker = new EmbeddedBroker(new BrokerSettings(
                data.broker(),
                Integer.parseInt(arguments[1]),
                data.keys().resolve("broker-tls.p12"),
                secrets.get("keystore-password"),
                data.certificates().resolve("demo-ca.pem"),
                Outside.LINKS,
                secrets::get));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(broker::stop));
        broker.start();
        System.out.println("READY " + broker.port());
        new CountDownLatch(1).await();
    }
}
