package io.railhead.signing;

import io.railhead.codec.CanonicalMessage;

/** Puts a message into its envelope and signs it. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface Signer {
    /** @throws KeysUnusable if the key or its provider fails; nothing has then been signed */
    SignedMessage sign(CanonicalMessage message);
}
