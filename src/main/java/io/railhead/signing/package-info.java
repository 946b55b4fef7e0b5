/**
 * Signs what we send and decides whether to believe what we receive.
 *
 * <p>A signed message is an envelope holding a business application header and a business document. The
 * signature stands in the header's {@code Sgntr} and covers three things: its own key hint, the header
 * (without the signature) and the document. {@link io.railhead.signing.EnvelopeSigner} writes it directly as
 * bytes in canonical form. {@link io.railhead.signing.Verifier} is a strict policy around the JDK's own
 * validator: a library says only whether the arithmetic is right, not whether the right things were signed
 * by someone who may. What it accepts it hands on as the very octets that were digested, and business data
 * is read from those alone.
 *
 * <p>Keys come from PKCS#12 files ({@link io.railhead.signing.KeyStores}), the certificates of others from
 * our own registry ({@link io.railhead.signing.TrustRegistry}) and never from a message. Who may speak for
 * whom on which link is the {@link io.railhead.signing.SenderTable}.
 */
@NullMarked
package io.railhead.signing;

import org.jspecify.annotations.NullMarked;
