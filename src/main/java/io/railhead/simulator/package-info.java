/**
 * The scheme and the other banks on the far side of the links, for demonstration, tests and measurement.
 * It is a counterpart, not a stub: it reads what really travelled over the broker, verifies it (the first
 * messages and a share of the others with the JDK's own XML signature code, the rest by their octets), validates
 * it with the JDK's own schema validator, books it in a ledger file of its own (forced to disk before any answer
 * leaves) and answers with messages signed by its own key. On purpose it shares neither reading, signing nor
 * verifying with the gateway, so that the two judge each other. A few amounts, and tokens such as
 * {@code SIM:reject:AC04} in a payment's reference, make it behave badly in every way that a real counterpart
 * could.
 *
 * <p>Start at {@link io.railhead.simulator.Counterpart}: bytes in, planned answers out, no broker needed.
 * {@link io.railhead.simulator.Simulator} puts one on each link, {@link io.railhead.simulator.Ledger} keeps its
 * memory.
 */
@NullMarked
package io.railhead.simulator;

import org.jspecify.annotations.NullMarked;
