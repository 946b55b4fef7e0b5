package io.railhead.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/**
 * One look at the broker before anything depends on it: can it be reached, does it take our certificate and our
 * password, are the queues there. Takes no message: a consumer is made and closed without the session being started.
 * A few seconds at most.
 */
public final class BrokerProbe {
    private static final int CONNECT_MILLIS = 2_000;

    /** What the look showed. */
    public sealed interface Seen {
        /** Nobody takes connections there. */
        record Unreachable(String why) implements Seen {}

        /** Somebody does, but TLS does not come about: their certificate, ours, or the version. */
        record TlsRefused(String why) implements Seen {}

        /** TLS is fine, user and password are not. */
        record UserRefused() implements Seen {}

        /** We are in; what is wrong with the queues, if anything. */
        record Connected(List<QueueFault> faults) implements Seen {}
    }

    /** Why a queue will not do. */
    public enum QueueTrouble {
        MISSING,
        NOT_DURABLE,
        MADE_ON_DEMAND,
        NOT_OURS_TO_READ
    }

    /** A queue and why it will not do. */
    public record QueueFault(String queue, QueueTrouble trouble) {}

    private final BrokerSettings broker;

    public BrokerProbe(BrokerSettings broker) {
        this.broker = broker;
    }

    /**
     * @param written queues that we only write to
     * @param read queues that we read
     */
    public Seen look(List<String> written, List<String> read) {
        Optional<String> silence = silence(broker.host(), broker.port());
        if (silence.isPresent()) {
            return new Seen.Unreachable(silence.get());
        }
        try (ServerLocator locator = ActiveMQClient.createServerLocator(broker.url());
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(
                        broker.user(), broker.password(), false, true, true, false, locator.getAckBatchSize())) {
            List<QueueFault> faults = new ArrayList<>();
            for (String queue : written) {
                there(session, queue, faults);
            }
            for (String queue : read) {
                if (there(session, queue, faults)) {
                    ours(session, queue, faults);
                }
            }
            return new Seen.Connected(List.copyOf(faults));
        } catch (ActiveMQException refused) {
            return refused.getType() == ActiveMQExceptionType.SECURITY_EXCEPTION
                    ? new Seen.UserRefused()
                    : new Seen.TlsRefused(String.valueOf(refused.getMessage()));
        } catch (Exception refused) {
            // The locator's own signature; a key store that cannot be opened comes this way.
            return new Seen.TlsRefused(String.valueOf(refused.getMessage()));
        }
    }

    /** Why nobody takes connections there, or nothing when somebody does. */
    public static Optional<String> silence(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return Optional.empty();
        } catch (IOException | IllegalArgumentException refused) {
            return Optional.of(
                    refused instanceof UnknownHostException ? "unknown host" : String.valueOf(refused.getMessage()));
        }
    }

    private static boolean there(ClientSession session, String queue, List<QueueFault> faults)
            throws ActiveMQException {
        ClientSession.QueueQuery found = session.queueQuery(SimpleString.of(queue));
        if (!found.isExists()) {
            faults.add(new QueueFault(
                    queue, found.isAutoCreateQueues() ? QueueTrouble.MADE_ON_DEMAND : QueueTrouble.MISSING));
        } else if (!found.isDurable()) {
            faults.add(new QueueFault(queue, QueueTrouble.NOT_DURABLE));
        }
        return found.isExists();
    }

    private static void ours(ClientSession session, String queue, List<QueueFault> faults) throws ActiveMQException {
        try {
            session.createConsumer(queue).close();
        } catch (ActiveMQException refused) {
            if (refused.getType() != ActiveMQExceptionType.SECURITY_EXCEPTION) {
                throw refused;
            }
            faults.add(new QueueFault(queue, QueueTrouble.NOT_OURS_TO_READ));
        }
    }
}
