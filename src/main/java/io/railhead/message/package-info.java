/**
 * What travels between us and others: which definition a message is of, who it is from and to, and what it
 * says once read. The bytes of a message are kept exactly as they were sent or received; everything else
 * here is a reading of them. No XML is made or parsed in this package.
 */
@NullMarked
package io.railhead.message;

import org.jspecify.annotations.NullMarked;
