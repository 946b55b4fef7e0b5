/**
 * What must be true of the books after any fault, as code: {@link io.railhead.proving.invariants.Invariant} lists the
 * sentences, {@link io.railhead.proving.invariants.Evidence} is what they are judged by: the gateway's tables, the scheme's own
 * ledger, the log of every answer that a client was given, and what the processes wrote to their logs. Reads the
 * database directly and shares no reading code with the gateway.
 */
@NullMarked
package io.railhead.proving.invariants;

import org.jspecify.annotations.NullMarked;
