package io.railhead.codec;

import static io.railhead.codec.Cursor.required;

import io.railhead.message.Definition;
import io.railhead.message.Header;
import io.railhead.message.StatedAgent;
import io.railhead.message.StatedParty;
import io.railhead.payment.Agent;
import org.jspecify.annotations.Nullable;

/**
 * Reads a business application header of any version of head.001. The bytes are an AppHdr element as a
 * document of its own, validated, and verified where a link signs. Thread-safe.
 */
public final class HeaderReader {
    private HeaderReader() {}

    /**
     * Reads one header.
     *
     * @throws Unreadable when sender, receiver or definition are in a form that our record cannot hold
     * @throws XmlRefused when the bytes are not XML that we read
     */
    public static Header read(byte[] appHdr) {
        try (Cursor xml = Cursor.inRoot(appHdr, "AppHdr", "head.001.")) {
            return header(xml);
        }
    }

    private static Header header(Cursor xml) {
        Agent from = null;
        Agent to = null;
        String id = null;
        String definition = null;
        String service = null;
        String created = null;
        String copy = null;
        boolean possibleDuplicate = false;
        while (xml.child()) {
            switch (xml.name()) {
                case "Fr" -> from = party(xml);
                case "To" -> to = party(xml);
                case "BizMsgIdr" -> id = xml.token();
                case "MsgDefIdr" -> definition = xml.token();
                case "BizSvc" -> service = xml.token();
                case "CreDt" -> created = xml.token();
                case "CpyDplct" -> copy = xml.token();
                case "PssblDplct" -> possibleDuplicate = isTrue(xml.token());
                default -> xml.skip();
            }
        }
        return new Header(
                required(from, "Fr"),
                required(to, "To"),
                required(id, "BizMsgIdr"),
                definition(required(definition, "MsgDefIdr")),
                service,
                Times.time(required(created, "CreDt")),
                copy,
                possibleDuplicate);
    }

    private static @Nullable Agent party(Cursor xml) {
        Agent party = null;
        while (xml.child()) {
            if (xml.name().equals("FIId")) {
                party = Agents.agent(PartyReader.agent(xml));
            } else {
                StatedParty organisation = PartyReader.party(xml);
                party = Agents.agent(new StatedAgent(organisation.id(), null, null));
            }
        }
        return party;
    }

    private static Definition definition(String text) {
        if (!Definition.isNamespace("urn:iso:std:iso:20022:tech:xsd:" + text)) {
            throw new Unreadable(
                    "READ-DEFINITION", "The header names a definition that is not written as ISO 20022 does.");
        }
        return new Definition(text);
    }

    private static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1");
    }
}
