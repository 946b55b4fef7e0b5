/**
 * What differs between schemes, as data. A {@link io.railhead.scheme.Pack} is read from a folder
 * {@code config/schemes/NAME/}: message versions, clocks, limits, the texts and accounts a scheme takes, what its
 * status codes mean, its reason codes and its rules. {@link io.railhead.scheme.Packs} loads them all at start and
 * refuses the start with a list of everything that is wrong; {@link io.railhead.scheme.SchemeChooser} finds the pack
 * for an instruction and {@link io.railhead.scheme.Fitting} turns the instruction into a transfer in the pack's form.
 *
 * <p>A new scheme is a new folder. Nothing in this package knows the name of one.
 */
@NullMarked
package io.railhead.scheme;

import org.jspecify.annotations.NullMarked;
