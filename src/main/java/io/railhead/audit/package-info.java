/**
 * The evidence of what happened, and the arithmetic that makes tampering show. Every writer chains the
 * batches of entries that it commits: a batch's digest covers its entries and the batch before it. This
 * package is pure; the store keeps the rows, and {@link io.railhead.audit.ChainVerifier} needs nothing but them.
 *
 * <p>Entries carry ids, codes and words of ours. Personal data never enters them.
 */
@NullMarked
package io.railhead.audit;

import org.jspecify.annotations.NullMarked;
