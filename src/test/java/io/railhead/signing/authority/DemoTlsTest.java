package io.railhead.signing.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.railhead.signing.KeyStores;
import io.railhead.signing.TrustRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's TLS keys make connections, and only in the direction they are for. */
class DemoTlsTest {
    @TempDir
    private Path data;

    @BeforeEach
    void prepare() {
        // The TLS code of the JDK looks at the real clock, so these certificates have to be valid today.
        new DemoAuthority(data, Profiles.load(Path.of("certs/profiles.yaml")), InstantSource.system())
                .prepare(List.of("uk-fps"));
    }

    private SSLContext context(String name) throws Exception {
        char[] password = KeyStores.password(data.resolve("secrets/keystore-password"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStores.open(data.resolve("keys").resolve(name + ".p12"), password), password);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "ca",
                TrustRegistry.read(data.resolve("certificates/demo-ca.pem")).getFirst());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** What the client reads from the server once both have shown their certificates. */
    private int connect(String server, String client, String host) throws Exception {
        try (SSLServerSocket listening = (SSLServerSocket) context(server)
                        .getServerSocketFactory()
                        .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            listening.setNeedClientAuth(true);
            Future<?> served = threads.submit(() -> answerOne(listening));
            try (SSLSocket socket =
                    (SSLSocket) context(client).getSocketFactory().createSocket(host, listening.getLocalPort())) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                return socket.getInputStream().read();
            } finally {
                served.get();
            }
        }
    }

    private static void answerOne(SSLServerSocket listening) {
        try (SSLSocket socket = (SSLSocket) listening.accept()) {
            socket.getOutputStream().write(42);
        } catch (IOException refused) {
            // The client sees it too, and asserts what it expects.
        }
    }

    @Test
    void gatewayAndSchemesReachTheBrokerByNameAndByAddress() throws Exception {
        for (String client : List.of("gateway-tls", "scheme-uk-fps-tls")) {
            assertEquals(42, connect("broker-tls", client, "localhost"));
            assertEquals(42, connect("broker-tls", client, "127.0.0.1"));
        }
    }

    @Test
    void aSchemesKeyIsNotForServersNorTheBrokersForClients() {
        assertThrows(SSLException.class, () -> connect("scheme-uk-fps-tls", "gateway-tls", "localhost"));
        assertThrows(IOException.class, () -> connect("broker-tls", "broker-tls", "localhost"));
    }
}
