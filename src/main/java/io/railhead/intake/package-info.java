/**
 * From requests to instructions: what a client or a file asks is read, a scheme is chosen for it, the
 * scheme's rules are applied, and what passes is handed to the engine. What does not pass gets a
 * {@link io.railhead.intake.Refusal}: a stable code, every place that is wrong, and what to do about it.
 * Nothing of a refused request is stored but a line in the audit.
 */
@NullMarked
package io.railhead.intake;

import org.jspecify.annotations.NullMarked;
