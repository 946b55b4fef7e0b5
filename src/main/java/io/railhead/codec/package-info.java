/**
 * Between bytes and meaning: ISO 20022 XML is read, checked and written here and nowhere else. Unknown bytes
 * enter through {@link io.railhead.codec.SafeXml}, which refuses what an honest message never holds before
 * any parser sees it; {@link io.railhead.codec.Validator} checks them against their schemas; one-pass readers
 * take the fields we act on into the records of {@code message} and {@code payment}; writers emit messages
 * as canonical bytes, ready to be signed. XML names such as {@code CdtrAgt} never leave this package.
 */
@NullMarked
package io.railhead.codec;

import org.jspecify.annotations.NullMarked;
