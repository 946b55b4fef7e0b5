/**
 * The core of the gateway in a world of its own making: the real engine, lifecycle, lanes and scheme packs, with a
 * simulated database, broker, scheme and clients around two nodes, on a virtual clock and one thread. A seed gives a
 * schedule of payments and faults as plain data; a schedule plays the same way every time. What must never happen is
 * watched while it plays, what must happen in the end is looked at when the faults have stopped; a schedule that fails
 * is shrunk to the few payments and faults that matter. See {@code docs/assurance/simulation.md}.
 */
@NullMarked
package io.railhead.proving.simulation;

import org.jspecify.annotations.NullMarked;
