package io.railhead.link;

import io.railhead.app.embedded.EmbeddedBroker;
import io.railhead.payment.Agent;
import io.railhead.signing.authority.DemoAuthority;
import io.railhead.signing.authority.Profiles;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** A real broker with the demo's keys, and the far side of its link. */
final class TestBroker implements AutoCloseable {
    static final String LINK = "uk-fps";

    private final Path data;
    private final String keyStorePassword;
    private final EmbeddedBroker broker;
    private volatile @Nullable ActiveMQServer server;

    TestBroker(Path folder) {
        // A blank in a path is nothing unusual.
        this.data = folder.resolve("a data directory");
        DemoAuthority authority = new DemoAuthority(data, Profiles.packaged(), InstantSource.system());
        authority.prepare(List.of(LINK));
        this.keyStorePassword = new String(authority.secret("keystore-password"));
        this.broker = new EmbeddedBroker(new io.railhead.app.embedded.BrokerSettings(
                data.resolve("broker"),
                0,
                data.resolve("keys/broker-tls.p12"),
                keyStorePassword,
                data.resolve("certificates/demo-ca.pem"),
                List.of(LINK),
                name -> "password of " + name));
        broker.configuration().setDiskScanPeriod(50).registerBrokerPlugin(new ActiveMQServerPlugin() {
            @Override
            public void registered(ActiveMQServer started) {
                server = started;
            }
        });
        broker.start();
    }

    /** Lets the broker believe that its disk is full, or has room again, and waits until it does. */
    void fillDisk(boolean full) throws InterruptedException {
        ActiveMQServerImpl running = (ActiveMQServerImpl) Objects.requireNonNull(server);
        running.getMonitor().setMinDiskFree(full ? Long.MAX_VALUE : 0);
        await("the broker has looked", () -> running.getPagingManager().isDiskFull() == full);
    }

    int port() {
        return broker.port();
    }

    void pause() {
        broker.pauseAcceptor();
    }

    void resume() {
        broker.resumeAcceptor();
    }

    BrokerSettings settings() {
        return settings(port());
    }

    BrokerSettings settings(int port) {
        return as("gateway", "gateway-tls.p12", port);
    }

    private BrokerSettings as(String user, String keys, int port) {
        return new BrokerSettings(
                "127.0.0.1",
                port,
                user,
                "password of broker-" + user,
                data.resolve("keys").resolve(keys),
                keyStorePassword,
                data.resolve("certificates/demo-ca.pem"));
    }

    static LinkSettings link() {
        return new LinkSettings(
                LINK,
                new Agent.Bic("RAILGB2LXXX"),
                new Agent.Bic("UKFPGB2LXXX"),
                "link.uk-fps.to-scheme",
                "link.uk-fps.from-scheme",
                100,
                64);
    }

    /** Something that the far side does with its session. */
    interface Doing {
        Message make(Session session) throws JMSException;
    }

    private Connection scheme() throws JMSException {
        BrokerSettings theirs = as("scheme-" + LINK, "scheme-" + LINK + "-tls.p12", port());
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(theirs.url());
        return factory.createConnection(theirs.user(), theirs.password());
    }

    /** The far side sends. */
    void send(Doing... messages) throws JMSException {
        try (Connection connection = scheme();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(link().receiveQueue()))) {
            for (Doing message : messages) {
                producer.send(message.make(session));
            }
            session.commit();
        }
    }

    static Doing bytes(String text) {
        return session -> {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return message;
        };
    }

    void sendText(String... texts) throws JMSException {
        Doing[] messages = new Doing[texts.length];
        for (int i = 0; i < texts.length; i++) {
            messages[i] = bytes(texts[i]);
        }
        send(messages);
    }

    /** All that the far side finds, taken off its queue. */
    List<String> arrived() throws JMSException {
        try (Connection connection = scheme();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(link().sendQueue()))) {
            connection.start();
            List<String> found = new ArrayList<>();
            while (consumer.receive(300) instanceof BytesMessage message) {
                byte[] body = new byte[(int) message.getBodyLength()];
                message.readBytes(body);
                found.add(new String(body, StandardCharsets.UTF_8));
            }
            return found;
        }
    }

    /** Until it is so. */
    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("it never came to be: " + what);
    }

    @Override
    public void close() {
        broker.stop();
    }
}
