package io.railhead.engine;

import java.util.List;

/** Port: the sending side of the links. */
public interface Wire {
    /** Whether the link is connected and its sends are being confirmed; nothing is signed for it otherwise. */
    boolean isReady(String link);

    /** Hands over messages whose outbox rows are committed. Never blocks; what is lost here is found in the outbox. */
    void hand(List<Outgoing> committed);
}
