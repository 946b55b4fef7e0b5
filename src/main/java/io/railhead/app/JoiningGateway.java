package io.railhead.app;

import io.quarkus.runtime.Quarkus;
import io.railhead.app.embedded.EmbeddedBroker;
import io.railhead.app.embedded.EmbeddedPostgres;
import io.railhead.link.LinksFile;
import java.time.InstantSource;
import java.util.List;

/**
 * One more gateway beside those of a running demo: a node of its own name and port, on the same database, broker, keys
 * and drop folders. It starts nothing and stops nothing but itself.
 */
final class JoiningGateway {
    private final Options options;
    private final String node;
    private final InstantSource clock = InstantSource.system();

    JoiningGateway(Options options, String node) {
        this.options = options;
        this.node = node;
    }

    void run() {
        FaultSetting.take();
        DataDirectory data = DataDirectory.at(options.data());
        ImportedTables.adopt(data.reference());
        DemoParts parts = DemoParts.read(data, node);
        Secrets secrets = new Secrets(data.secrets());
        List<String> links = ConfigFiles.links(null).links().stream()
                .map(LinksFile.Entry::name)
                .toList();
        // Neither is started here: they only know where the running ones are.
        EmbeddedPostgres database = new EmbeddedPostgres(data.postgres(), parts.databasePort(), secrets::get);
        EmbeddedBroker broker = new EmbeddedBroker(Demo.brokerSettings(data, secrets, links, parts.brokerPort()));
        DemoProperties.set(options, data, database, broker);
        System.setProperty("railhead.node", node);
        DemoAnnouncement announcement = new DemoAnnouncement(options.port(), parts.brokerPort(), data, clock);
        Thread.ofVirtual().name("announce").start(() -> announcement.whenReady());
        Quarkus.run();
    }
}
