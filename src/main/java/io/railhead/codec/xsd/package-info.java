/**
 * XML schemas turned into tables that check a message while it is read once.
 *
 * <p>Start at {@link io.railhead.codec.xsd.SchemaCompiler}, which reads one XSD and gives a
 * {@link io.railhead.codec.xsd.CompiledSchema}: a list of types. A complex type is an
 * {@link io.railhead.codec.xsd.Automaton} over the names of its children; a simple type is a
 * {@link io.railhead.codec.xsd.Lexical} form with its facets, and a pattern is again an automaton, over
 * characters. ISO 20022 uses a small part of XML Schema. Whatever lies outside that part is refused with
 * {@link io.railhead.codec.xsd.NotCompiled}, never guessed at. Where the standard leaves room, or Java's own
 * validator departs from it, these classes do what Java's validator does: a test compares the two.
 */
@NullMarked
package io.railhead.codec.xsd;

import org.jspecify.annotations.NullMarked;
