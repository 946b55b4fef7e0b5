/**
 * The pure machines. {@link io.railhead.lifecycle.TransferOut#decide} takes where a transfer is, what
 * happened and the terms it runs under, and answers with a move, a calm "already so" or an honest
 * contradiction. No clock, no database, no queue: time comes in with the events, effects go out as data.
 *
 * <p>Not knowing is a state. Nothing here turns silence into a rejection, and nothing leaves a final state.
 */
@NullMarked
package io.railhead.lifecycle;

import org.jspecify.annotations.NullMarked;
