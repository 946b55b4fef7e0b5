/**
 * What this machine can do at most, measured with the parts that Railhead itself is made of: the same database server
 * with the same settings, the same broker behind the same TLS acceptor, the same arithmetic of signatures, and the disk
 * below them. A rate of payments says little without these: it tells whether the program or the machine is slow.
 *
 * <p>Database and broker are instances of their own, on the disk that the measurement uses; nothing here touches a
 * table or a queue of a gateway.
 */
@NullMarked
package io.railhead.proving.limits;

import org.jspecify.annotations.NullMarked;
