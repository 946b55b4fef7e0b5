package io.railhead.signing;

import static io.railhead.signing.OctetCursor.ascii;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.railhead.message.Digest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A signature written just as the convention's canonical form has it, taken apart but not judged.
 *
 * @param signedInfo what stands inside SignedInfo
 * @param keyInfoId the id of the key hint
 * @param keyInfo the digest of the key hint's canonical form
 */
record SignatureOctets(byte[] signedInfo, byte[] value, String keyInfoId, Digest keyInfo, Thumbprint keyName) {
    private static final byte[] START = ascii("<ds:Signature" + SignatureBytes.NAMESPACE + "><ds:SignedInfo>");
    private static final byte[] VALUE = ascii("</ds:SignedInfo><ds:SignatureValue>");
    private static final byte[] KEY_INFO = ascii("</ds:SignatureValue><ds:KeyInfo Id=\"");
    private static final byte[] SUBJECT = ascii("\"><ds:X509Data><ds:X509SubjectName>");
    private static final byte[] NAME = ascii("</ds:X509SubjectName></ds:X509Data><ds:KeyName>");
    private static final byte[] END = ascii("</ds:KeyName></ds:KeyInfo></ds:Signature>");

    private static final int ID_CHARACTERS = 64;
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final int VALUE_CHARACTERS = 2_048;

    /**
     * Reads a signature and leaves the cursor behind it.
     *
     * @return null if it is written in any other way
     */
    static @Nullable SignatureOctets read(OctetCursor at) {
        if (!at.skip(START)) {
            return null;
        }
        byte[] signedInfo = at.upTo(VALUE);
        byte[] value = decoded(at.upTo(KEY_INFO));
        String id = new String(at.upTo(SUBJECT), US_ASCII);
        byte[] subject = at.upTo(NAME);
        String name = new String(at.upTo(END), US_ASCII);
        boolean fits = value.length > 0
                && id.length() <= ID_CHARACTERS
                && ID.matcher(id).matches()
                && subject.length > 0
                && CanonicalScan.isText(subject)
                && Thumbprint.isOne(name);
        return fits
                ? new SignatureOctets(signedInfo, value, id, keyInfo(id, subject, name), new Thumbprint(name))
                : null;
    }

    /** What SignedInfo has to say, by the convention, when it is about this key hint and these octets. */
    String signedInfoFor(SignatureAlgorithm algorithm, Digest header, Digest document) {
        return SignatureBytes.signedInfo(algorithm, keyInfoId, keyInfo, header, document);
    }

    /** Whether SignedInfo is exactly this, octet for octet. */
    boolean says(String expected) {
        return Arrays.equals(expected.getBytes(US_ASCII), signedInfo);
    }

    /** The digest of the key hint as an apex of its own, which then declares its prefix. */
    private static Digest keyInfo(String id, byte[] subject, String name) {
        String whole = "<ds:KeyInfo" + SignatureBytes.NAMESPACE + " Id=\"" + id + "\"><ds:X509Data><ds:X509SubjectName>"
                + new String(subject, UTF_8) + "</ds:X509SubjectName></ds:X509Data><ds:KeyName>" + name
                + "</ds:KeyName></ds:KeyInfo>";
        return Digest.of(whole.getBytes(UTF_8));
    }

    private static byte[] decoded(byte[] base64) {
        if (base64.length > VALUE_CHARACTERS) {
            return new byte[0];
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException otherwise) {
            return new byte[0];
        }
    }
}
