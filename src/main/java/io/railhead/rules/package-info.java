/**
 * Judges payments and messages against a pack. The pack's {@code rules.yaml} says which checks apply, from when to
 * when, how hard and in which words; the checks themselves are a closed set of small methods here, one constant of
 * {@link io.railhead.rules.Check} each. {@link io.railhead.rules.Judge} brings the two together and answers with
 * {@link io.railhead.scheme.Finding}s.
 */
@NullMarked
package io.railhead.rules;

import org.jspecify.annotations.NullMarked;
