/**
 * Drawings of a measurement: panels one below the other, each with axes, ticks, units and a legend, written as one SVG
 * file that needs nothing else and can be read on a light and on a dark ground. Knows nothing of payments.
 */
@NullMarked
package io.railhead.proving.plot;

import org.jspecify.annotations.NullMarked;
