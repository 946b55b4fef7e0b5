package io.railhead.app.embedded;

import static io.railhead.app.embedded.BrokerSettings.GATEWAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.app.checks.Durability;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One broker for all tests. Each leaves its queue as empty as it found it. */
class EmbeddedBrokerTest {
    private static final String LINK = "uk-fps";
    private static final String OTHER = "sct-inst";
    private static final String TO_SCHEME = "link.uk-fps.to-scheme";
    private static final String FROM_SCHEME = "link.uk-fps.from-scheme";
    private static final String SCHEME = BrokerSettings.schemeUser(LINK);

    @TempDir
    static Path temp = Path.of("");

    private static @Nullable EmbeddedBroker broker;

    @BeforeAll
    static void makeCertificates() throws Exception {
        BrokerCertificates authority = new BrokerCertificates("Trusted");
        authority.trusted(temp.resolve("trusted.pem"));
        authority.keyStore(temp.resolve("broker.p12"), "broker");
        authority.keyStore(temp.resolve("client.p12"), "client");
        new BrokerCertificates("Stranger").keyStore(temp.resolve("stranger.p12"), "client");
    }

    @BeforeEach
    void start() {
        if (broker == null) {
            broker = new EmbeddedBroker(settings(0));
            broker.start();
        }
    }

    @AfterAll
    static void stop() {
        broker().stop();
    }

    @Test
    void aConfirmedMessageIsThereAfterARestart() throws JMSException {
        send(GATEWAY, TO_SCHEME, "kept", null);
        broker().stop();
        assertFalse(broker().isListening());
        broker = new EmbeddedBroker(settings(0));
        broker().start();
        assertEquals("kept", receive(SCHEME, TO_SCHEME, 10_000));
        assertNull(receive(SCHEME, TO_SCHEME));
    }

    @Test
    void aSecondMessageOfTheSameIdIsDroppedEvenAfterARestart() throws JMSException {
        send(GATEWAY, TO_SCHEME, "once", "id-1");
        send(GATEWAY, TO_SCHEME, "once", "id-1");
        broker().stop();
        broker().start();
        send(GATEWAY, TO_SCHEME, "once", "id-1");
        assertEquals("once", receive(SCHEME, TO_SCHEME, 10_000));
        assertNull(receive(SCHEME, TO_SCHEME));
    }

    @Test
    void aLargeMessageKeepsItsBytes() throws JMSException {
        String large = "<Document/>".repeat(100_000);
        send(SCHEME, FROM_SCHEME, large, null);
        assertEquals(large, receive(GATEWAY, FROM_SCHEME, 10_000));
    }

    @Test
    void eachSideSendsToItsOwnQueueOnly() throws JMSException {
        assertThrows(JMSSecurityException.class, () -> send(SCHEME, TO_SCHEME, "forged", null));
        assertThrows(JMSSecurityException.class, () -> send(GATEWAY, FROM_SCHEME, "forged", null));
        assertThrows(
                JMSSecurityException.class,
                () -> send(SCHEME, BrokerSettings.fromScheme(OTHER), "on another's link", null));
        assertNull(receive(SCHEME, TO_SCHEME));
        assertNull(receive(GATEWAY, FROM_SCHEME));
    }

    @Test
    void eachSideReadsItsOwnQueueOnly() {
        assertThrows(JMSSecurityException.class, () -> receive(GATEWAY, TO_SCHEME));
        assertThrows(JMSSecurityException.class, () -> receive(SCHEME, FROM_SCHEME));
        assertThrows(JMSSecurityException.class, () -> receive(SCHEME, BrokerSettings.toScheme(OTHER)));
        assertThrows(JMSSecurityException.class, () -> receive(SCHEME, BrokerSettings.DEAD_LETTERS));
    }

    @Test
    void nobodyMakesAQueueOrManagesTheBroker() {
        assertThrows(JMSException.class, () -> send(GATEWAY, "link.uk-fps.elsewhere", "lost", null));
        assertThrows(JMSException.class, () -> send(GATEWAY, "activemq.management", "stop", null));
        assertThrows(JMSException.class, () -> {
            try (Connection connection = connect("client.p12", GATEWAY, password(GATEWAY));
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
                session.createTemporaryQueue();
            }
        });
    }

    @Test
    void nobodyEntersWithoutTheRightPassword() {
        assertThrows(JMSSecurityException.class, () -> connect("client.p12", GATEWAY, "guess"));
        assertThrows(JMSSecurityException.class, () -> connect("client.p12", null, null));
        assertThrows(
                JMSSecurityException.class, () -> connect("client.p12", "ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"));
    }

    @Test
    void nobodyEntersWithoutACertificateOfTheTrustedAuthority() {
        assertThrows(JMSException.class, () -> connect(null, GATEWAY, password(GATEWAY)));
        assertThrows(JMSException.class, () -> connect("stranger.p12", GATEWAY, password(GATEWAY)));
    }

    @Test
    void anOldVersionOfTlsIsRefused() {
        assertThrows(JMSException.class, () -> connect("client.p12", GATEWAY, password(GATEWAY), "TLSv1.2"));
    }

    @Test
    void aMessageThatIsNeverTakenIsCountedAndNeverThrownAway() throws JMSException {
        send(SCHEME, FROM_SCHEME, "poison", null);
        try (Connection connection = connect("client.p12", GATEWAY, password(GATEWAY));
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(FROM_SCHEME))) {
            for (int attempt = 1; attempt <= 4; attempt++) {
                Message message = consumer.receive(10_000);
                assertNotNull(message);
                assertEquals(attempt, message.getIntProperty("JMSXDeliveryCount"));
                session.rollback();
            }
        }
        assertNull(receive(GATEWAY, BrokerSettings.DEAD_LETTERS));
        assertEquals("poison", receive(GATEWAY, FROM_SCHEME, 10_000));
    }

    @Test
    void whatTheBrokerTellsOfSessionsAndConsumersIsNobodysDeadLetter() throws JMSException {
        // Each of them comes and goes, and the broker tells of it to an address that has no queue.
        send(GATEWAY, TO_SCHEME, "hello", null);
        assertEquals("hello", receive(SCHEME, TO_SCHEME, 10_000));
        try (Connection connection = connect("client.p12", GATEWAY, password(GATEWAY));
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(BrokerSettings.DEAD_LETTERS))) {
            assertNull(consumer.receive(500));
        }
    }

    @Test
    void aMessageWhoseTimeIsOverIsKeptAside() throws JMSException {
        try (Connection connection = connect("client.p12", GATEWAY, password(GATEWAY));
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(TO_SCHEME))) {
            producer.setTimeToLive(1);
            producer.send(bytes(session, "late"));
            session.commit();
        }
        assertNull(receive(SCHEME, TO_SCHEME));
        assertEquals("late", receive(GATEWAY, BrokerSettings.EXPIRED, 10_000));
    }

    @Test
    void aCutLinkKeepsWhatItHoldsAndComesBackOnTheSamePort() throws Exception {
        send(GATEWAY, TO_SCHEME, "before the cut", null);
        int port = broker().port();
        CompletableFuture<JMSException> cut = new CompletableFuture<>();
        try (Connection connection = connect("client.p12", SCHEME, password(SCHEME));
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(TO_SCHEME))) {
            connection.setExceptionListener(cut::complete);
            assertNotNull(consumer.receive(10_000));
            broker().pauseAcceptor();
            assertNotNull(cut.get(30, TimeUnit.SECONDS));
        }
        assertFalse(broker().isListening());
        assertThrows(JMSException.class, () -> connect("client.p12", GATEWAY, password(GATEWAY)));
        broker().resumeAcceptor();
        assertEquals(port, broker().port());
        assertTrue(broker().isListening());
        assertEquals("before the cut", receive(SCHEME, TO_SCHEME, 10_000));
    }

    @Test
    void theConfigurationLosesNothing() {
        assertEquals(List.of(), Durability.ofBroker(broker().configuration()));
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        BrokerSettings taken = settings(broker().port());
        BrokerSettings elsewhere = new BrokerSettings(
                temp.resolve("elsewhere"),
                taken.port(),
                taken.keyStore(),
                taken.keyStorePassword(),
                taken.trusted(),
                taken.links(),
                taken.secretNamed());
        try (EmbeddedBroker second = new EmbeddedBroker(elsewhere)) {
            Refusal refusal = assertThrows(Refusal.class, second::start);
            assertTrue(String.valueOf(refusal.getMessage()).contains(Integer.toString(taken.port())));
        }
        assertTrue(broker().isListening());
    }

    @Test
    void aKeyStoreOfAnotherPasswordIsNamedWithoutThePassword() {
        BrokerSettings settings = settings(0);
        try (EmbeddedBroker locked = new EmbeddedBroker(new BrokerSettings(
                temp.resolve("locked"),
                0,
                settings.keyStore(),
                "wrong-one",
                settings.trusted(),
                List.of(),
                settings.secretNamed()))) {
            Refusal refusal = assertThrows(Refusal.class, locked::start);
            assertTrue(String.valueOf(refusal.getMessage()).contains("broker.p12"));
            assertFalse(String.valueOf(refusal.getMessage()).contains("wrong-one"));
        }
        assertFalse(settings.toString().contains(settings.keyStorePassword()));
    }

    @Test
    void missingKeysAreNamed() throws Exception {
        BrokerSettings settings = settings(0);
        Path missing = temp.resolve("missing.p12");
        try (EmbeddedBroker keyless = new EmbeddedBroker(new BrokerSettings(
                temp.resolve("keyless"), 0, missing, "", settings.trusted(), List.of(), settings.secretNamed()))) {
            Refusal refusal = assertThrows(Refusal.class, keyless::start);
            assertTrue(String.valueOf(refusal.getMessage()).contains(missing.toString()));
        }
        assertFalse(Files.exists(temp.resolve("keyless")));
    }

    private static BrokerSettings settings(int port) {
        return new BrokerSettings(
                temp.resolve("broker"),
                port,
                temp.resolve("broker.p12"),
                BrokerCertificates.PASSWORD,
                temp.resolve("trusted.pem"),
                List.of(LINK, OTHER),
                name -> "password-of-" + name);
    }

    private static EmbeddedBroker broker() {
        EmbeddedBroker running = broker;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }

    private static String password(String user) {
        return settings(0).password(user);
    }

    private static Connection connect(@Nullable String keyStore, @Nullable String user, @Nullable String password)
            throws JMSException {
        return connect(keyStore, user, password, "TLSv1.3");
    }

    private static Connection connect(
            @Nullable String keyStore, @Nullable String user, @Nullable String password, String protocol)
            throws JMSException {
        String url = "tcp://127.0.0.1:" + broker().port() + "?sslEnabled=true;enabledProtocols=" + protocol
                + ";trustStoreType=PEMCA;trustStorePath=" + temp.resolve("trusted.pem") + ";verifyHost=true"
                // Under TLS 1.3 a client learns only from its first call that its certificate was not liked.
                + ";callTimeout=" + ("client.p12".equals(keyStore) ? 10_000 : 1_000)
                + ";reconnectAttempts=0;initialConnectAttempts=1";
        if (keyStore != null) {
            url += ";keyStoreType=PKCS12;keyStorePath=" + temp.resolve(keyStore) + ";keyStorePassword="
                    + BrokerCertificates.PASSWORD;
        }
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        Connection connection = factory.createConnection(user, password);
        connection.start();
        return connection;
    }

    private static void send(String user, String queue, String text, @Nullable String duplicateId) throws JMSException {
        try (Connection connection = connect("client.p12", user, password(user));
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            BytesMessage message = bytes(session, text);
            if (duplicateId != null) {
                message.setStringProperty("_AMQ_DUPL_ID", duplicateId);
            }
            producer.send(message);
        }
    }

    private static BytesMessage bytes(Session session, String text) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return message;
    }

    private static @Nullable String receive(String user, String queue) throws JMSException {
        return receive(user, queue, 200);
    }

    private static @Nullable String receive(String user, String queue, long waitMillis) throws JMSException {
        try (Connection connection = connect("client.p12", user, password(user));
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            if (!(consumer.receive(waitMillis) instanceof BytesMessage message)) {
                return null;
            }
            byte[] body = new byte[(int) message.getBodyLength()];
            message.readBytes(body);
            session.commit();
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
