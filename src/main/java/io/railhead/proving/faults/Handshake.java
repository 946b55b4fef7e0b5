package io.railhead.proving.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Knocks at a TLS door and sees whether it is opened. Believes any server: it is the server that is to be choosy. */
final class Handshake {
    private static final int PATIENCE_MILLIS = 1_500;

    private final int port;

    Handshake(int port) {
        this.port = port;
    }

    /**
     * Whether the server goes on talking with who has this key.
     *
     * @param keyStore PKCS#12, or null for nobody's
     */
    boolean isLetIn(@Nullable Path keyStore, String password) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(
                    keyStore == null ? null : keys(keyStore, password.toCharArray()),
                    new TrustManager[] {new Anybody()},
                    new SecureRandom());
            try (SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.startHandshake();
                // With TLS 1.3 the client is through before the server has looked at its certificate.
                return socket.getInputStream().read() >= 0;
            }
        } catch (SocketTimeoutException itWaitsForUsToSpeak) {
            return true;
        } catch (IOException refused) {
            return false;
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the keys in " + keyStore + " cannot be used", unusable);
        }
    }

    private static KeyManager[] keys(Path file, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            store.load(content, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    /** Trusts every server. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
