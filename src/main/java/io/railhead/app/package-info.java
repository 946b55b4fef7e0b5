/**
 * How Railhead starts and stops: the data directory and the secrets in it, the checks that refuse a start which
 * would lose messages, and the order in which database, broker and application come up and go down. Only this
 * package knows all the others; none of them knows it.
 */
@NullMarked
package io.railhead.app;

import org.jspecify.annotations.NullMarked;
