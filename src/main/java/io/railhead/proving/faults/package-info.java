/**
 * {@code railhead faults}: every part of a site in a process of its own, a bad line between each two, load on it, and faults
 * one after another by a schedule that a seed gives. After each the books are held against the invariants. {@link
 * io.railhead.proving.faults.Fault} lists what can happen, {@link io.railhead.proving.faults.Stage} is where.
 */
@NullMarked
package io.railhead.proving.faults;

import org.jspecify.annotations.NullMarked;
