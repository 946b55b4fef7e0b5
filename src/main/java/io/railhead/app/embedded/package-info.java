/**
 * The database and the broker of a demo, run by this program itself: PostgreSQL as a process of its own, the
 * broker inside this JVM. Both are set up as strictly as in production (passwords, mutual TLS, no step that
 * skips the disk), so that what is learnt in a demo stays true.
 *
 * <p>These classes run before the application framework does and know nothing of it. They take paths, ports
 * and a way to get a named password, and know nothing of the rest of Railhead either. What they do not do:
 * decide where the data lives, or guard it against a second process; the caller holds that lock.
 */
@NullMarked
package io.railhead.app.embedded;

import org.jspecify.annotations.NullMarked;
