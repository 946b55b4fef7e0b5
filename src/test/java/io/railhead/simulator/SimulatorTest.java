package io.railhead.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.simulator.Gateway.Order;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator over a real broker with mutual TLS, through stops of either. */
final class SimulatorTest {
    private static final String REQUESTS = "link.uk-fps.to-scheme";
    private static final String ANSWERS = "link.uk-fps.from-scheme";
    private static final long PATIENCE_MILLIS = 20_000;

    @TempDir
    Path folder;

    private Gateway gateway;
    private Path settings;
    private int port;
    private ActiveMQConnectionFactory connections;
    private EmbeddedActiveMQ broker;
    private Simulator simulator;

    @BeforeEach
    void start() throws Exception {
        TestKeys authority = TestKeys.make("authority", null);
        TestKeys gatewayKeys = TestKeys.make("gateway", authority);
        gateway = new Gateway(gatewayKeys);
        authority.writePem(folder.resolve("ca.pem"));
        gatewayKeys.writePem(folder.resolve("gateway.pem"));
        TestKeys.make("broker", authority).writeKeyStore(folder.resolve("broker.p12"));
        TestKeys.make("scheme-tls", authority).writeKeyStore(folder.resolve("scheme-tls.p12"));
        TestKeys.make("scheme", authority).writeKeyStore(folder.resolve("scheme-signing.p12"));
        Files.writeString(folder.resolve("password"), "nobody checks\n");
        Files.writeString(folder.resolve("keystore-password"), TestKeys.PASSWORD + "\n");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        settings = Files.writeString(folder.resolve("simulator.properties"), text());
        broker = startBroker();
        connections = new ActiveMQConnectionFactory("vm://0");
        simulator = startSimulator();
    }

    @AfterEach
    void stop() throws Exception {
        simulator.stop();
        connections.close();
        broker.stop();
    }

    @Test
    void aRequestIsAnsweredOverTheBrokerAndCounted() throws Exception {
        put(gateway.message(Order.of("10.00")));
        put(gateway.message(Order.of("10.00", "SIM:object-message")));
        try (Connection connection = connect();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(ANSWERS))) {
            Message first = consumer.receive(PATIENCE_MILLIS);
            assertEquals("ACSC", new ReadAnswer(Xml.text(body(first))).value("TxSts"));
            assertNull(first.getStringProperty("_AMQ_DUPL_ID"), "a repeated answer is meant to arrive");
            assertInstanceOf(ObjectMessage.class, consumer.receive(PATIENCE_MILLIS));
            assertInstanceOf(BytesMessage.class, consumer.receive(PATIENCE_MILLIS));
            assertNull(consumer.receiveNoWait());
        }
        assertEquals(
                "{\"uk-fps\":{\"settled\":{\"count\":2,\"sum\":{\"GBP\":\"20.00\"}},"
                        + "\"rejected\":{\"count\":0,\"sum\":{}},\"doubled\":0}}",
                simulator.summaryJson());
        assertEquals(simulator.summary(), LedgerReader.totals(folder.resolve("uk-fps.ledger")));
    }

    @Test
    void aBrokerThatGoesAndComesBackIsServedAgain() throws Exception {
        put(gateway.message(Order.of("10.00")));
        take();
        broker.stop();
        broker = startBroker();
        put(gateway.message(Order.of("11.00")));
        assertEquals("ACSC", new ReadAnswer(Xml.text(take())).value("TxSts"));
        assertEquals(
                2,
                simulator
                        .summary()
                        .getOrDefault("uk-fps", LinkTotals.NONE)
                        .settled()
                        .count());
    }

    @Test
    void aRepeatAfterARestartGetsTheSameBytesAndADelayedAnswerStillComes() throws Exception {
        byte[] request = gateway.message(Order.of("10.00"));
        put(request);
        byte[] answer = take();
        put(gateway.message(Order.of("12.00", "SIM:delay:2")));
        put(gateway.message(Order.of("13.00", "SIM:reject:AC04")));
        assertEquals("RJCT", new ReadAnswer(Xml.text(take())).value("TxSts"));
        simulator.stop();
        simulator = startSimulator();
        put(request);
        List<String> both = List.of(Xml.text(take()), Xml.text(take()));
        assertTrue(both.contains(Xml.text(answer)));
        ReadAnswer delayed = new ReadAnswer(both.get(1 - both.indexOf(Xml.text(answer))));
        assertEquals("ACSC", delayed.value("TxSts"));
        assertNotEquals(Xml.text(answer), delayed.text());
        assertEquals(
                2,
                simulator
                        .summary()
                        .getOrDefault("uk-fps", LinkTotals.NONE)
                        .settled()
                        .count());
        assertEquals(
                0, simulator.summary().getOrDefault("uk-fps", LinkTotals.NONE).doubled());
    }

    @Test
    void anUnknownOrMissingSettingIsNamed() throws Exception {
        Path wrong = folder.resolve("wrong.properties");
        Files.writeString(wrong, text() + "link.uk-fps.curency=GBP\n");
        assertEquals(
                "unknown keys: [link.uk-fps.curency]",
                assertThrows(IllegalArgumentException.class, () -> SettingsFile.read(wrong))
                        .getMessage());
        Files.writeString(wrong, text().replace("broker.port", "#"));
        assertEquals(
                "missing key: broker.port",
                assertThrows(IllegalArgumentException.class, () -> SettingsFile.read(wrong))
                        .getMessage());
    }

    private Simulator startSimulator() throws IOException {
        Simulator started = new Simulator(SettingsFile.read(settings), InstantSource.system());
        started.start();
        return started;
    }

    private String text() {
        return """
                broker.host=localhost
                broker.port=%d
                broker.trust=ca.pem
                links=uk-fps
                link.uk-fps.user=scheme-uk-fps
                link.uk-fps.password-file=password
                link.uk-fps.tls-key-store=scheme-tls.p12
                link.uk-fps.signing-key-store=scheme-signing.p12
                link.uk-fps.key-store-password-file=keystore-password
                link.uk-fps.gateway-certificates=gateway.pem
                link.uk-fps.scheme-bic=UKFPGB2LXXX
                link.uk-fps.gateway-bic=RAILGB2LXXX
                link.uk-fps.currency=GBP
                link.uk-fps.final-positive=ACSC
                link.uk-fps.deadline-seconds=15
                link.uk-fps.ledger=uk-fps.ledger
                """.formatted(port);
    }

    private EmbeddedActiveMQ startBroker() throws Exception {
        Map<String, Object> tls = new HashMap<>(Map.of(
                "host",
                "localhost",
                "port",
                port,
                "sslEnabled",
                true,
                "needClientAuth",
                true,
                "enabledProtocols",
                "TLSv1.3",
                "protocols",
                "CORE",
                "keyStorePath",
                folder.resolve("broker.p12").toString(),
                "keyStoreType",
                "PKCS12",
                "keyStorePassword",
                TestKeys.PASSWORD));
        tls.put("trustStorePath", folder.resolve("ca.pem").toString());
        tls.put("trustStoreType", "PEMCA");
        Configuration configuration = new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .addAcceptorConfiguration(new TransportConfiguration(NettyAcceptorFactory.class.getName(), tls, "tls"))
                .addAcceptorConfiguration(new TransportConfiguration(InVMAcceptorFactory.class.getName()));
        for (String name : List.of(REQUESTS, ANSWERS)) {
            configuration.addQueueConfiguration(QueueConfiguration.of(name)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true));
        }
        EmbeddedActiveMQ started = new EmbeddedActiveMQ().setConfiguration(configuration);
        started.start();
        return started;
    }

    private Connection connect() throws Exception {
        Connection connection = connections.createConnection();
        connection.start();
        return connection;
    }

    private void put(byte[] message) throws Exception {
        try (Connection connection = connect();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            BytesMessage body = session.createBytesMessage();
            body.writeBytes(message);
            body.setStringProperty("_AMQ_DUPL_ID", UUID.randomUUID().toString());
            session.createProducer(session.createQueue(REQUESTS)).send(body);
        }
    }

    private byte[] take() throws Exception {
        try (Connection connection = connect();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            return body(session.createConsumer(session.createQueue(ANSWERS)).receive(PATIENCE_MILLIS));
        }
    }

    private static byte[] body(Message message) throws Exception {
        BytesMessage body = assertInstanceOf(BytesMessage.class, message);
        byte[] bytes = new byte[(int) body.getBodyLength()];
        body.readBytes(bytes);
        return bytes;
    }
}
