/**
 * What keeps the project in the shape that its pages describe. The package table of {@code docs/architecture.md} is
 * read and enforced on the compiled classes; calls that would let time, money or foreign bytes in by a side door are
 * refused; the route files are read and judged; reference pages are generated from the code and compared.
 *
 * <p>With {@code -Drailhead.regenerate=true} the generated pages are written anew instead; read the difference.
 */
@NullMarked
package io.railhead.architecture;

import org.jspecify.annotations.NullMarked;
