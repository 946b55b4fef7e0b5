/**
 * The batch loop at the heart: take what has arrived, load where each payment is, let the lifecycle decide,
 * build and sign what must leave, commit everything in one transaction, and only then answer. The engine
 * owns the ports it needs, {@link io.railhead.engine.Ledger} for durable state and
 * {@link io.railhead.engine.Wire} for the links, and knows no database, broker or framework.
 *
 * <p>The order of things is the safety: nothing is told to anyone before the commit that makes it true, and
 * nothing is put on a link before the commit that says it may be out.
 */
@NullMarked
package io.railhead.engine;

import org.jspecify.annotations.NullMarked;
