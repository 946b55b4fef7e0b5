package io.railhead.codec;

import io.railhead.message.Reason;
import java.util.ArrayList;
import java.util.List;

/** Reasons of a status, the same in pacs.002 and pain.002. */
final class ReasonWriter {
    private static final Tag INFORMATION = Tag.of("StsRsnInf");
    private static final Tag REASON = Tag.of("Rsn");
    private static final Tag CODE = Tag.of("Cd");
    private static final Tag PROPRIETARY = Tag.of("Prtry");
    private static final Tag ADDITIONAL = Tag.of("AddtlInf");
    private static final int LINE = 105;

    private ReasonWriter() {}

    static void write(CanonicalWriter out, Reason reason) {
        out.open(INFORMATION)
                .open(REASON)
                .element(reason.proprietary() ? PROPRIETARY : CODE, reason.code())
                .close(REASON);
        String text = reason.text();
        if (text != null) {
            for (String line : lines(text)) {
                out.element(ADDITIONAL, line);
            }
        }
        out.close(INFORMATION);
    }

    /** Cuts a text into lines of at most 105 characters, at blanks where there are any. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (rest.codePointCount(0, rest.length()) > LINE) {
            int end = rest.offsetByCodePoints(0, LINE);
            int blank = rest.lastIndexOf(' ', end);
            int cut = blank > 0 ? blank : end;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).stripLeading();
        }
        if (!rest.isEmpty()) {
            lines.add(rest);
        }
        return lines;
    }
}
