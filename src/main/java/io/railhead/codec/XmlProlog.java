package io.railhead.codec;

import io.railhead.codec.XmlRefused.Cause;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides on the first bytes, before any parser guesses an encoding: UTF-8 and XML 1.0, or nothing. Parsers
 * follow byte order marks and declarations into UTF-16, UTF-32 and EBCDIC, where a byte check sees nothing.
 */
final class XmlProlog {
    /** As many bytes as a byte order mark and a declaration can fill. */
    static final int LENGTH = 256;

    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s+version\\s*=\\s*([\"'])([^\"']*)\\1"
            + "(?:\\s+encoding\\s*=\\s*([\"'])([^\"']*)\\3)?(?:\\s+standalone\\s*=\\s*([\"'])(?:yes|no)\\5)?\\s*\\?>");

    private static final Set<String> LOOSE = Set.of("utf8", "us-ascii", "ascii");

    private XmlProlog() {}

    /**
     * Checks byte order mark and XML declaration.
     *
     * @param head the first bytes, at least {@link #LENGTH} of them if there are as many
     * @return how many bytes mark and declaration take
     */
    static int check(byte[] head, int length, XmlUse use) {
        if (length == 0) {
            throw new XmlRefused(Cause.SYNTAX, 1, 1, "There is nothing here: the content is empty.");
        }
        int start = startsWith(head, length, 0, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        refuseOtherEncodings(head, length);
        boolean declared = startsWith(head, length, start, '<', '?', 'x', 'm', 'l')
                && length > start + 5
                && head[start + 5] <= ' ';
        return declared ? checkDeclaration(head, start, Math.min(length, start + LENGTH), use) : start;
    }

    private static void refuseOtherEncodings(byte[] head, int length) {
        boolean wide = head[0] == 0 || (length > 1 && head[1] == 0);
        boolean marked = startsWith(head, length, 0, 0xFE, 0xFF) || startsWith(head, length, 0, 0xFF, 0xFE);
        boolean ebcdic = length > 1 && head[0] == 0x4C && (head[1] < 0 || head[1] == 0x6F || head[1] == 0x5A);
        if (wide || marked || ebcdic) {
            throw new XmlRefused(Cause.ENCODING, 1, 1, "The encoding must be UTF-8; this is UTF-16, UTF-32 or EBCDIC.");
        }
    }

    private static int checkDeclaration(byte[] head, int start, int end, XmlUse use) {
        String text = new String(head, start, end - start, StandardCharsets.ISO_8859_1);
        int close = text.indexOf("?>");
        Matcher declaration = DECLARATION.matcher(close < 0 ? "" : text.substring(0, close + 2));
        if (!declaration.matches()) {
            throw new XmlRefused(
                    Cause.SYNTAX, 1, start + 1, "The XML declaration is not in the form the standard gives.");
        }
        if (!"1.0".equals(declaration.group(2))) {
            throw new XmlRefused(Cause.VERSION, 1, start + 1, "Only XML version 1.0 is read.");
        }
        String encoding = declaration.group(4);
        if (encoding != null && !isUtf8(encoding.toLowerCase(Locale.ROOT), use)) {
            throw new XmlRefused(
                    Cause.ENCODING, 1, start + 1, "The encoding must be UTF-8; the declaration says otherwise.");
        }
        return start + close + 2;
    }

    /** ASCII is a part of UTF-8; and some leave the hyphen out, which parsers forgive. */
    private static boolean isUtf8(String encoding, XmlUse use) {
        return encoding.equals("utf-8") || (use.ornaments() && LOOSE.contains(encoding));
    }

    private static boolean startsWith(byte[] bytes, int length, int from, int... expected) {
        if (length < from + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[from + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
