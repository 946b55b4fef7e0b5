/**
 * Named places in the program where a run that proves something may make the process die, or make one call fail: every
 * row of the crash table whose moment lies inside this program has one. Nothing here does anything unless a demo or a
 * campaign was started with {@code -Drailhead.fault-point}; {@code start} refuses that setting. The table is in {@code
 * docs/assurance/crash-points.md}.
 */
@NullMarked
package io.railhead.fault;

import org.jspecify.annotations.NullMarked;
