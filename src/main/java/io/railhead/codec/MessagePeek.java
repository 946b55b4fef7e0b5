package io.railhead.codec;

import io.railhead.message.Definition;
import io.railhead.message.MessageKind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A cheap look at bytes that nobody has checked, to choose a route or label a log line. Everything here is a
 * stranger's claim and may be a lie. Never throws on content.
 *
 * @param definition of the Document, else of the first part of ISO 20022 seen; null when there is none
 * @param businessMessageId as the header has it, when it stands there plainly; else null
 */
public record MessagePeek(
        @Nullable Definition definition,
        MessageKind kind,
        @Nullable String businessMessageId) {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";
    private static final int DEFINITION_LENGTH = 15;
    private static final String ENVELOPE = "nvlp.001";

    /** Looks at any bytes whatever. */
    public static MessagePeek at(byte[] bytes) {
        // one char a byte: names that matter are ASCII, and wrong UTF-8 cannot disturb
        String text = new String(bytes, 0, Math.min(bytes.length, 1 << 20), StandardCharsets.ISO_8859_1);
        Definition found = definition(text);
        return new MessagePeek(
                found, found == null ? MessageKind.OTHER : MessageKind.of(found), businessMessageId(text));
    }

    private static @Nullable Definition definition(String text) {
        Definition body = null;
        Definition header = null;
        int close = 0;
        // on from the end of each tag, so that no bytes are looked at twice
        for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', close)) {
            close = text.indexOf('>', open);
            if (close < 0) {
                break;
            }
            Definition here = null;
            int at = text.indexOf(NAMESPACE, open, close);
            while (at >= 0) {
                Definition declared = definitionAt(text, at, close);
                if (declared != null && declared.message().equals("head.001")) {
                    header = header == null ? declared : header;
                } else if (declared != null && !declared.message().equals(ENVELOPE)) {
                    here = declared;
                    body = body == null ? declared : body;
                }
                at = text.indexOf(NAMESPACE, Math.min(close, at + NAMESPACE.length()), close);
            }
            if (isNamed(text, open + 1, close, "Document")) {
                body = here != null ? here : body;
                break;
            }
        }
        return body != null ? body : header;
    }

    private static @Nullable Definition definitionAt(String text, int at, int close) {
        int end = at + NAMESPACE.length() + DEFINITION_LENGTH;
        return end <= close && Definition.isNamespace(text.substring(at, end))
                ? Definition.ofNamespace(text.substring(at, end))
                : null;
    }

    /** Whether the tag's name, without prefix, is this. */
    private static boolean isNamed(String text, int from, int close, String name) {
        int end = from;
        while (end < close && " \t\r\n/".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int start = end - name.length();
        return start >= from && text.startsWith(name, start) && (start == from || text.charAt(start - 1) == ':');
    }

    private static @Nullable String businessMessageId(String text) {
        int name = text.indexOf("BizMsgIdr>");
        if (name < 0) {
            return null;
        }
        int start = name + "BizMsgIdr>".length();
        int end = text.indexOf('<', start);
        if (end <= start || end - start > 35) {
            return null;
        }
        String id = text.substring(start, end);
        return id.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '&') ? id : null;
    }
}
