/**
 * Makes the project's own XML schemas, one {@code schemas/DEFINITION.xsd} per ISO 20022 message definition.
 *
 * <p>Start at {@link io.railhead.codec.schema.SchemaGenerator}. It joins two sources. Prowide's classes know, by
 * their JAXB annotations, every type and element with its order and optionality. What those classes cannot
 * say (which simple type a text has, its length or pattern, how often an element may repeat at most) stands in
 * one table, {@code schemas/types.tsv}, a line per fact with its source. To support one more definition, add
 * its name to {@code schemas/definitions.txt}, run the tests of this package with
 * {@code -Drailhead.regenerate=true}, and add the table lines that the generator says are missing.
 *
 * <p>Nothing here runs in the gateway: schemas are written while developing, and a test keeps them up to date.
 */
@NullMarked
package io.railhead.codec.schema;

import org.jspecify.annotations.NullMarked;
