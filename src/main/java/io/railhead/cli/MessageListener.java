package io.railhead.cli;

import io.railhead.message.Told;

/** Whoever writes down what a file of messages says. Called in this order, for one file after the other. */
interface MessageListener {
    void begin(String file);

    void hear(Told told);

    /** May come between any two. */
    void problem(MessageProblem problem);

    void end();
}
