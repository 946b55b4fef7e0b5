package io.railhead.app.embedded;

import io.railhead.fault.FaultPoint;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/** Where the broker has taken a message and has not confirmed it; a fault point and nothing else. */
final class StoredAndGone implements ActiveMQServerPlugin {
    @Override
    public void afterSend(
            ServerSession session,
            Transaction tx,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue,
            RoutingStatus result) {
        FaultPoint.BROKER_STORED.pass();
    }
}
