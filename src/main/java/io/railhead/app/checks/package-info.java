/**
 * What must be true before a gateway may start, and what ought to be true where it runs. Each check looks at one
 * thing outside (database, broker, issuer, key files, configuration files, this machine), takes what it needs as
 * plain values and gives {@link io.railhead.app.checks.Finding findings}: it never throws for what an operator can
 * mend, and never waits longer than a few seconds, so that all of them together fit into one answer.
 *
 * <p>{@code railhead start} runs those that refuse a start, {@code railhead doctor} runs all. Codes are in
 * {@link io.railhead.app.checks.Fault} and never change their meaning.
 */
@NullMarked
package io.railhead.app.checks;

import org.jspecify.annotations.NullMarked;
