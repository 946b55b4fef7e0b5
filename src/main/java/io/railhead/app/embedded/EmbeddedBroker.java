package io.railhead.app.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.jspecify.annotations.Nullable;

/**
 * An Artemis broker inside this JVM with its journal in one folder. Everybody reaches it through one acceptor on
 * the loopback address: TLS 1.3 with certificates on both sides, then user and password. There is no shortcut for
 * code in the same JVM, so that the demo takes the road that production takes.
 *
 * <p>The caller keeps other processes off the folder. Safe for use by several threads.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final BrokerSettings settings;
    private final int port;
    private final Configuration configuration;
    private @Nullable EmbeddedActiveMQ broker;

    /** Nothing is started or written yet; a free port is chosen now if the settings leave it open. */
    public EmbeddedBroker(BrokerSettings settings) {
        this.settings = settings;
        this.port = FreePort.orAny(settings.port());
        this.configuration = BrokerConfiguration.of(settings, port);
    }

    /**
     * Starts the broker and returns when it takes connections and has read its journal. Does nothing when it runs.
     *
     * @throws Refusal when it cannot start, naming what is in the way
     */
    public synchronized void start() {
        if (broker != null) {
            return;
        }
        checkKeys();
        FreePort.mustBe(port, "the broker");
        EmbeddedActiveMQ starting = new EmbeddedActiveMQ()
                .setConfiguration(configuration)
                .setSecurityManager(BrokerPermissions.users(settings));
        try {
            Files.createDirectories(settings.folder());
            starting.start();
            // Failures on the way are logged there, not thrown.
            if (!starting.getActiveMQServer().isActive() || !isListening(acceptor(starting))) {
                throw new IOException("the log has the reason");
            }
        } catch (Exception e) {
            abandon(starting, e);
            throw new Refusal(
                    "The broker in " + settings.folder() + " does not start on port " + port + ": " + e.getMessage(),
                    e);
        }
        broker = starting;
    }

    /** Ends the broker: connections are cut, what was confirmed is in the journal. Harmless if it does not run. */
    public synchronized void stop() {
        EmbeddedActiveMQ running = broker;
        if (running == null) {
            return;
        }
        broker = null;
        try {
            running.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Stopping the broker in " + settings.folder() + " failed", e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Cuts every connection and takes no new one, as when the line to a scheme is down. Messages stay. */
    public synchronized void pauseAcceptor() {
        try {
            acceptor(running()).stop();
        } catch (Exception e) {
            throw new IllegalStateException("Closing the broker's acceptor failed", e);
        }
    }

    /** Takes connections again, on the same port. */
    public synchronized void resumeAcceptor() {
        try {
            acceptor(running()).start();
        } catch (Exception e) {
            throw new IllegalStateException("Opening the broker's acceptor failed", e);
        }
    }

    /** Whether the broker runs and takes connections. */
    public synchronized boolean isListening() {
        return broker != null && isListening(acceptor(broker));
    }

    /** Where the broker listens, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** What the broker was told, for the durability check at boot. */
    public Configuration configuration() {
        return configuration;
    }

    /** Asked before the broker does: it would log the password of a key store that it cannot use. */
    private void checkKeys() {
        if (!Files.isReadable(settings.trusted())) {
            throw new Refusal("The broker needs " + settings.trusted() + ", which is missing or not readable.");
        }
        try (InputStream content = Files.newInputStream(settings.keyStore())) {
            KeyStore.getInstance("PKCS12")
                    .load(content, settings.keyStorePassword().toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new Refusal(
                    "The broker cannot use its key store " + settings.keyStore()
                            + ": it is missing, damaged, or its password is another. (" + e.getMessage() + ")",
                    e);
        }
    }

    private EmbeddedActiveMQ running() {
        if (broker == null) {
            throw new IllegalStateException("The broker is not running");
        }
        return broker;
    }

    private static NettyAcceptor acceptor(EmbeddedActiveMQ broker) {
        return (NettyAcceptor)
                broker.getActiveMQServer().getRemotingService().getAcceptor(BrokerConfiguration.ACCEPTOR);
    }

    private static boolean isListening(@Nullable NettyAcceptor acceptor) {
        return acceptor != null && acceptor.isStarted() && acceptor.getActualPort() > 0;
    }

    private static void abandon(EmbeddedActiveMQ broker, Exception reason) {
        try {
            broker.stop();
        } catch (Exception e) {
            reason.addSuppressed(e);
        }
    }
}
