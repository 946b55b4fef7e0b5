package io.railhead.proving.invariants;

import java.io.IOException;

/** The gateway's API, for the invariants that only asking can show. */
public interface Door {
    /**
     * An answer.
     *
     * @param status HTTP's
     */
    record Reply(int status, byte[] body) {}

    /** @param stranger whether another participant asks, who has nothing to do with these payments */
    Reply get(String path, boolean stranger) throws IOException;

    /** Asks for a payment again, exactly as the client did, without waiting for its outcome. */
    Reply again(ClientAnswer call) throws IOException;
}
