package io.railhead.codec;

import static io.railhead.codec.Cursor.required;

import io.railhead.message.MessageReject;
import java.time.OffsetDateTime;

/**
 * Reads admi.002.001.01. The bytes are a Document element as a document of its own, validated, and verified
 * where a link signs. Thread-safe.
 */
public final class MessageRejectReader {
    private MessageRejectReader() {}

    /**
     * Reads one rejection.
     *
     * @throws Unreadable when a time is in a form that we do not read
     * @throws XmlRefused when the bytes are not XML that we read
     */
    public static MessageReject read(byte[] document) {
        try (Cursor xml = Cursor.inRoot(document, "Document", "admi.002.001.")) {
            xml.into("admi.002.001.01");
            return reject(xml);
        }
    }

    private static MessageReject reject(Cursor xml) {
        String reference = null;
        String code = null;
        OffsetDateTime at = null;
        String location = null;
        String description = null;
        String data = null;
        while (xml.child()) {
            if (xml.name().equals("RltdRef")) {
                reference = xml.tokenOf("Ref");
                continue;
            }
            while (xml.child()) {
                switch (xml.name()) {
                    case "RjctgPtyRsn" -> code = xml.token();
                    case "RjctnDtTm" -> at = Times.time(xml.token());
                    case "ErrLctn" -> location = xml.text();
                    case "RsnDesc" -> description = xml.text();
                    case "AddtlData" -> data = xml.text();
                    default -> xml.skip();
                }
            }
        }
        return new MessageReject(
                required(reference, "Ref"), required(code, "RjctgPtyRsn"), at, location, description, data);
    }
}
