package io.railhead.conversation;

/** A conversation that is not written as conversations are. */
final class ScriptError extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ScriptError(String what) {
        super(what);
    }
}
