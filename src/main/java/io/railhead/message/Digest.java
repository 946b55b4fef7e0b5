package io.railhead.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 over exact bytes. */
public record Digest(byte[] value) {
    public Digest {
        if (value.length != 32) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes");
        }
        value = value.clone();
    }

    public static Digest of(byte[] bytes) {
        return new Digest(sha256().digest(bytes));
    }

    public static Digest of(byte[] bytes, int from, int length) {
        MessageDigest digest = sha256();
        digest.update(bytes, from, length);
        return new Digest(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && Arrays.equals(value, digest.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(value);
    }
}
