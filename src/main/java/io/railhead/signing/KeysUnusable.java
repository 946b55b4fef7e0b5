package io.railhead.signing;

/**
 * Keys, certificates or a provider that cannot be used as configured. Thrown while starting, before any
 * payment depends on them; the text names the file or setting and never a secret.
 */
public final class KeysUnusable extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public KeysUnusable(String text) {
        super(text);
    }

    public KeysUnusable(String text, Throwable cause) {
        super(text, cause);
    }
}
