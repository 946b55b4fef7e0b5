package io.railhead.simulator;

import io.railhead.message.Definition;
import java.time.Instant;

/**
 * A message before it is signed.
 *
 * @param document the business document in exclusive canonical form
 */
record Letter(String from, String to, String messageId, Definition definition, Instant created, String document) {
    /** The header's end, from behind its signature. */
    static final String HEADER_END = "</Sgntr></AppHdr>";

    /** The header in exclusive canonical form up to where its signature goes. */
    String headerStart() {
        return "<AppHdr xmlns=\"" + EnvelopeReader.HEADER + "\"><Fr>" + institution(from) + "</Fr><To>"
                + institution(to) + "</To><BizMsgIdr>" + messageId + "</BizMsgIdr><MsgDefIdr>" + definition
                + "</MsgDefIdr><CreDt>" + created + "</CreDt><Sgntr>";
    }

    Letter from(String other) {
        return new Letter(other, to, messageId, definition, created, document);
    }

    Letter created(Instant other) {
        return new Letter(from, to, messageId, definition, other, document);
    }

    private static String institution(String bic) {
        return "<FIId><FinInstnId><BICFI>" + bic + "</BICFI></FinInstnId></FIId>";
    }
}
