package io.railhead.link;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** How to reach the broker: always over TLS with our own certificate, and by user and password beside it. */
public record BrokerSettings(
        String host, int port, String user, String password, Path keyStore, String keyStorePassword, Path trustedPem) {
    /** The client's URL. Reconnecting is ours to do, so that a link knows when it is down. */
    String url() {
        return ("tcp://%s:%d?sslEnabled=true&enabledProtocols=TLSv1.3&verifyHost=true"
                        + "&keyStoreType=PKCS12&keyStorePath=%s&keyStorePassword=%s"
                        + "&trustStoreType=PEMCA&trustStorePath=%s"
                        + "&reconnectAttempts=0&initialConnectAttempts=1&failoverOnInitialConnection=false"
                        + "&clientFailureCheckPeriod=1000&connectionTTL=3000&callTimeout=3000"
                        + "&confirmationWindowSize=1048576&producerWindowSize=4194304&consumerWindowSize=1048576"
                        + "&blockOnDurableSend=true&deserializationDenyList=*&useTopologyForLoadBalancing=false")
                .formatted(host, port, inUrl(keyStore), inUrl(keyStorePassword), inUrl(trustedPem));
    }

    /** A path may hold blanks, a password anything. */
    private static String inUrl(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
