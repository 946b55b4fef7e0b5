package io.railhead.simulator;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Connects one link's user to the broker over mutual TLS 1.3. */
final class Broker implements AutoCloseable {
    private static final long DEAD_AFTER_MILLIS = 15_000;
    private static final long LOOK_EVERY_MILLIS = 5_000;
    private static final long ANSWER_WITHIN_MILLIS = 10_000;

    private final LinkSettings link;
    private final ActiveMQConnectionFactory factory;

    Broker(BrokerSettings settings, LinkSettings link) {
        this.link = link;
        factory = new ActiveMQConnectionFactory(false, transport(settings, link));
        factory.setDeserializationDenyList("*");
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        factory.setConnectionTTL(DEAD_AFTER_MILLIS);
        factory.setClientFailureCheckPeriod(LOOK_EVERY_MILLIS);
        factory.setCallTimeout(ANSWER_WITHIN_MILLIS);
        // The commit confirms the sends of its transaction; waiting for each as well would only cost.
        factory.setBlockOnDurableSend(false);
    }

    /**
     * A fresh connection that does not mend itself: whoever uses it starts anew, because after a break nobody
     * knows what the broker has seen.
     */
    Connection connect() throws JMSException {
        return factory.createConnection(link.user(), link.password());
    }

    @Override
    public void close() {
        factory.close();
    }

    private static TransportConfiguration transport(BrokerSettings settings, LinkSettings link) {
        Map<String, Object> with = new HashMap<>();
        with.put(TransportConstants.HOST_PROP_NAME, settings.host());
        with.put(TransportConstants.PORT_PROP_NAME, settings.port());
        with.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        with.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3");
        with.put(TransportConstants.VERIFY_HOST_PROP_NAME, true);
        with.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, "PKCS12");
        with.put(TransportConstants.KEYSTORE_PATH_PROP_NAME, link.tlsKeyStore().toString());
        with.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, link.keyStorePassword());
        with.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, "PEMCA");
        with.put(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, settings.trust().toString());
        return new TransportConfiguration(NettyConnectorFactory.class.getName(), with);
    }
}
