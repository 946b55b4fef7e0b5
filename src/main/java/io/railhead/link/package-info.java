/**
 * The links: connections to the schemes' queues over the broker's client. The {@link io.railhead.link.Relay}
 * puts committed messages on a queue, pipelined and each confirmed alone; the
 * {@link io.railhead.link.Drain} takes what has arrived in batches inside one broker transaction. A link that
 * is down, or does not confirm, is not ready, and nothing is signed for it.
 *
 * <p>Transactional JMS is used on the receiving side alone. Sending relies on the outbox, on the broker's
 * duplicate id and on the receiver's own memory.
 */
@NullMarked
package io.railhead.link;

import org.jspecify.annotations.NullMarked;
