/**
 * What the files in {@code routes/} call: two small Camel components, {@code link:NAME} and
 * {@code outbox:NAME}, which carry batches, and one bean for each leg with a method for each step. The files
 * hold the order of things; the methods here are single steps that take what the one before made and refuse
 * anything else, so a route that leaves one out stops working instead of leaving out a check.
 */
@NullMarked
package io.railhead.routing;

import org.jspecify.annotations.NullMarked;
