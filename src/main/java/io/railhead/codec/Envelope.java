package io.railhead.codec;

import java.nio.charset.StandardCharsets;

/** The wrapper in which header, signature and document travel as one: the ISO business message envelope. */
public final class Envelope {
    /** Namespace of the envelope element. */
    public static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:nvlp.001.001.01";

    private static final byte[] START = ascii("<BizMsgEnvlp xmlns=\"" + NAMESPACE + "\"><Hdr>");
    private static final byte[] MIDDLE = ascii("</Hdr><Doc>");
    private static final byte[] END = ascii("</Doc></BizMsgEnvlp>");

    private Envelope() {}

    /**
     * The bytes that go on the wire.
     *
     * @param signature the ds:Signature element in exclusive canonical form; empty for an unsigned message
     */
    public static byte[] assemble(CanonicalMessage message, byte[] signature) {
        return joined(
                START,
                message.headerBeforeSignature(),
                signature,
                message.headerAfterSignature(),
                MIDDLE,
                message.document(),
                END);
    }

    private static byte[] joined(byte[]... pieces) {
        int length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, whole, at, piece.length);
            at += piece.length;
        }
        return whole;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
