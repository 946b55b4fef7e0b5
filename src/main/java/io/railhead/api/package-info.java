/**
 * The REST door. Resources read headers and parameters, hand the request to its route, and turn what comes
 * back into JSON or into a problem (RFC 9457). The public views of a payment are made here and nowhere else.
 * Who asks comes from the verified token alone.
 */
@NullMarked
package io.railhead.api;

import org.jspecify.annotations.NullMarked;
