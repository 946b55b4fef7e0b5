/**
 * Where the processor time of a running JVM goes: samples of what its threads were doing, taken by the JVM itself, added
 * up to a tree of calls and written as text that needs no other program to be read. Knows nothing of payments.
 */
@NullMarked
package io.railhead.proving.profile;

import org.jspecify.annotations.NullMarked;
