package io.railhead.link;

import io.railhead.fault.FaultPoint;
import io.railhead.message.MessageId;
import jakarta.jms.CompletionListener;
import jakarta.jms.Message;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;

/**
 * Counts one send as confirmed or failed. Called by the client's own threads.
 *
 * @param confirmed where the confirmed are put
 * @param open counts those whose fate is not known yet
 */
record Confirmation(MessageId id, Set<MessageId> confirmed, CountDownLatch open) implements CompletionListener {
    private static final Logger LOG = Logger.getLogger(Relay.class);

    @Override
    public void onCompletion(Message message) {
        FaultPoint.CONFIRMATION_LOST.pass();
        confirmed.add(id);
        open.countDown();
    }

    @Override
    public void onException(Message message, Exception failed) {
        LOG.debugf("send of %s failed: %s", id, failed.getMessage());
        open.countDown();
    }
}
