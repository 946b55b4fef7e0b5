package io.railhead.app.embedded;

import io.railhead.fault.FaultPoint;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Writes the broker's configuration: journal, acceptor, queues and what happens to messages in trouble. */
final class BrokerConfiguration {
    /** The name of the one acceptor. */
    static final String ACCEPTOR = "links";

    /** The default of 3.3 ms would be added to every lone durable send; measured, 0.1 ms costs no throughput. */
    private static final int JOURNAL_FLUSH_NANOS = 100_000;

    /** Per address, remembered over restarts: half a minute of duplicates at the highest measured rate. */
    private static final int DUPLICATE_IDS = 50_000;

    /**
     * Journal files of 10 MB that are kept and written again; a new one is filled with zeros first. A payment takes 8 kB
     * there and its remembered ids keep the file alive, so those span some forty files. With room for all of them a file
     * is free by the time it is needed; with less, everything stands still while the journal is compacted.
     */
    private static final int JOURNAL_FILES = 60;

    /**
     * Where the broker tells of every session and consumer that comes and goes. Nobody listens; as dead letters they would
     * pile up for ever, and each keeps the journal file that it lies in and all that were written after it.
     */
    private static final String NOTIFICATIONS = "activemq.notifications";

    private static final long QUEUE_LIMIT_BYTES = 100L << 20;
    private static final long DISK_RESERVE_BYTES = 512L << 20;

    private BrokerConfiguration() {}

    static Configuration of(BrokerSettings settings, int port) {
        Configuration configuration = new ConfigurationImpl()
                .setName("railhead")
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setGracefulShutdownEnabled(false)
                .setClusterUser(unguessable())
                .setClusterPassword(unguessable());
        store(configuration, settings);
        configuration.addAcceptorConfiguration(acceptor(settings, port));
        addresses(configuration, settings);
        BrokerPermissions.declare(configuration, settings);
        if (FaultPoint.isAnyArmed()) {
            configuration.registerBrokerPlugin(new StoredAndGone());
        }
        return configuration;
    }

    private static void store(Configuration configuration, BrokerSettings settings) {
        configuration
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalDatasync(true)
                .setJournalBufferTimeout_NIO(JOURNAL_FLUSH_NANOS)
                .setJournalPoolFiles(JOURNAL_FILES)
                .setJournalCompactMinFiles(JOURNAL_FILES)
                .setLargeMessageSync(true)
                .setPersistIDCache(true)
                .setIDCacheSize(DUPLICATE_IDS)
                .setJournalDirectory(settings.folder().resolve("journal").toString())
                .setBindingsDirectory(settings.folder().resolve("bindings").toString())
                .setLargeMessagesDirectory(
                        settings.folder().resolve("large-messages").toString())
                .setPagingDirectory(settings.folder().resolve("paging").toString())
                .setNodeManagerLockDirectory(settings.folder().resolve("lock").toString())
                // By default producers are held back once the disk is nine tenths full, however large it is.
                .setMaxDiskUsage(-1)
                .setMinDiskFree(DISK_RESERVE_BYTES);
    }

    private static TransportConfiguration acceptor(BrokerSettings settings, int port) {
        Map<String, Object> options = new HashMap<>();
        options.put(TransportConstants.HOST_PROP_NAME, "127.0.0.1");
        options.put(TransportConstants.PORT_PROP_NAME, port);
        options.put(TransportConstants.PROTOCOLS_PROP_NAME, "CORE");
        options.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        options.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3");
        options.put(TransportConstants.NEED_CLIENT_AUTH_PROP_NAME, true);
        options.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, "PKCS12");
        options.put(
                TransportConstants.KEYSTORE_PATH_PROP_NAME, settings.keyStore().toString());
        options.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, settings.keyStorePassword());
        options.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, "PEMCA");
        options.put(
                TransportConstants.TRUSTSTORE_PATH_PROP_NAME, settings.trusted().toString());
        options.put(TransportConstants.SSL_AUTO_RELOAD_PROP_NAME, true);
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(), options, ACCEPTOR);
    }

    private static void addresses(Configuration configuration, BrokerSettings settings) {
        declare(configuration, BrokerSettings.DEAD_LETTERS);
        declare(configuration, BrokerSettings.EXPIRED);
        for (String link : settings.links()) {
            declare(configuration, BrokerSettings.toScheme(link));
            declare(configuration, BrokerSettings.fromScheme(link));
        }
        configuration.addAddressSetting("#", everywhere().setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE));
        configuration.addAddressSetting(NOTIFICATIONS, new AddressSettings().setSendToDLAOnNoRoute(false));
        configuration.addAddressSetting(
                "link.#", everywhere().setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK));
    }

    private static void declare(Configuration configuration, String name) {
        configuration.addAddressConfiguration(new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(QueueConfiguration.of(name)
                        .setAddress(name)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true)));
    }

    /**
     * Attempts are not counted against a message: five may fail because the database is away. Whoever reads a
     * queue looks at the count and parks what is poison. Waits grow from a tenth of a second to five.
     */
    private static AddressSettings everywhere() {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(BrokerSettings.DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(BrokerSettings.EXPIRED))
                .setSendToDLAOnNoRoute(true)
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(100)
                .setRedeliveryMultiplier(2.0)
                .setMaxRedeliveryDelay(5_000)
                .setIDCacheSize(DUPLICATE_IDS)
                .setMaxSizeBytes(QUEUE_LIMIT_BYTES)
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }

    /** The broker lets its cluster user do everything and has a well-known password for it; we have no cluster. */
    private static String unguessable() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
