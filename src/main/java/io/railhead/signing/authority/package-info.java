/**
 * The demo's own certificate authority: makes throw-away keys at the first start, so that everything is
 * signed and encrypted from the first message on without anybody handling keys. Nothing here is used with
 * real counterparts; every certificate says {@code Railhead DEMO}, and a production start refuses those.
 *
 * <p>What is made is data: {@code certs/profiles.yaml}, read by {@link
 * io.railhead.signing.authority.Profiles}.
 */
@NullMarked
package io.railhead.signing.authority;

import org.jspecify.annotations.NullMarked;
