package io.railhead.app.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the embedded broker is told.
 *
 * @param folder where journal, bindings, large messages and pages live
 * @param port where to listen on the loopback address; 0 takes a free port
 * @param keyStore PKCS#12 with the broker's own key and chain
 * @param keyStorePassword of that file
 * @param trusted PEM file with the certificates whose holders may connect
 * @param links names of the links; each gets a queue for either direction and a user {@code scheme-NAME}
 * @param secretNamed gives the secret of a name; the names are {@code broker-gateway} and {@code
 *     broker-scheme-NAME}
 */
public record BrokerSettings(
        Path folder,
        int port,
        Path keyStore,
        String keyStorePassword,
        Path trusted,
        List<String> links,
        UnaryOperator<String> secretNamed) {
    /** The broker user of the gateway. */
    public static final String GATEWAY = "gateway";

    /** Where a message goes that cannot be delivered. */
    public static final String DEAD_LETTERS = "DLQ";

    /** Where a message goes whose time is over. */
    public static final String EXPIRED = "ExpiryQueue";

    /** Keeps its own copy of the links. */
    public BrokerSettings {
        links = List.copyOf(links);
    }

    /** The broker user of the other side of a link. */
    public static String schemeUser(String link) {
        return "scheme-" + link;
    }

    /** Address and queue for what the gateway sends. */
    public static String toScheme(String link) {
        return "link." + link + ".to-scheme";
    }

    /** Address and queue for what the other side sends. */
    public static String fromScheme(String link) {
        return "link." + link + ".from-scheme";
    }

    /** The password of a broker user. */
    public String password(String user) {
        return secretNamed.apply("broker-" + user);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "BrokerSettings[folder=" + folder + ", port=" + port + ", links=" + links + "]";
    }
}
