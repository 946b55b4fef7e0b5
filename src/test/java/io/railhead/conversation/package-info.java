/**
 * Conversations: plain-text scripts under {@code src/test/conversations/SCHEME/NAME.txt} that somebody who knows
 * payments and no Java can review, and the runner that plays them against the packaged program, started as a process of
 * its own. A conversation speaks through REST, the broker, files and signals, never to the engine. How one is written
 * is told in {@code src/test/conversations/README.md}.
 *
 * <p>{@link io.railhead.conversation.Script} reads one, {@link io.railhead.conversation.Conversation} plays it,
 * {@link io.railhead.conversation.RunningRailhead} is the program under test.
 */
@NullMarked
package io.railhead.conversation;

import org.jspecify.annotations.NullMarked;
