package io.railhead.conversation;

import java.net.URI;
import java.nio.file.Path;

/** The program that a conversation speaks with, as far as somebody outside it can know it. */
interface Railhead {
    URI base();

    /** The token that it printed. */
    String token();

    /** The drop folder that it printed. */
    Path inbox();

    /** Its data directory. */
    Path data();

    /** Port of its broker on this machine. */
    int brokerPort();

    /** Kills it: no goodbye, nothing flushed. */
    void kill9();

    /** Asks it to stop and waits until it has. */
    void terminate();

    /** Starts it again on the same data and waits until it is ready. */
    void restart();

    /** The last lines that it printed. */
    String logTail();
}
