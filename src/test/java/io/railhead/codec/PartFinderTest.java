package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever messages are wrapped in, the same parts are found and each is held against its schema. */
class PartFinderTest {
    private static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    private static final String EVENT = "<EvtInf><EvtCd>PING</EvtCd></EvtInf>";
    private static final String DOCUMENT =
            "<Document xmlns='" + ISO + "admi.004.001.02'><SysEvtNtfctn>" + EVENT + "</SysEvtNtfctn></Document>";
    private static final String PIECES = "<Fr><OrgId/></Fr><To><OrgId/></To><BizMsgIdr>B</BizMsgIdr>"
            + "<MsgDefIdr>admi.004.001.02</MsgDefIdr><CreDt>2026-01-31T09:00:00Z</CreDt>";
    private static final String HEADER = "<AppHdr xmlns='" + ISO + "head.001.001.02'>" + PIECES + "</AppHdr>";
    private static final String BOTH = "head.001.001.02 admi.004.001.02";

    private final FileExaminer examiner = new FileExaminer(Samples.schemas());

    @Test
    void theEnvelopesOfTheStandardAndOfAnybodyAreLookedThrough() {
        for (String wrapper : List.of(
                "<x>%s</x>",
                "<BizMsgEnvlp xmlns='" + ISO + "nvlp.001.001.01'><Hdr>%s</Hdr></BizMsgEnvlp>",
                "<Xchg xmlns='" + ISO + "head.002.001.01'><PyldDesc/><Pyld>%s</Pyld></Xchg>",
                "<f:Message xmlns:f='urn:any'><f:Header/><f:Body>%s</f:Body><f:Trailer/></f:Message>",
                "<RequestPayload><![CDATA[ <Document> ]]><?note by hand?>%s</RequestPayload>",
                "<Document xmlns='urn:any'>%s</Document>",
                "<?xml version='1.0' encoding='us-ascii'?><x>%s</x>",
                "<?xml version='1.0' encoding='UTF8'?><x>%s</x>",
                "<!-- a --><?note?><x>%s<y/></x><!-- b -->")) {
            String file = wrapper.formatted(HEADER + DOCUMENT);
            assertEquals(BOTH, definitions(file), file);
            assertEquals("", errors(file), file);
        }
    }

    @Test
    void severalMessagesInOneFileAreToldApart() {
        String file = "<x>" + HEADER + DOCUMENT + "<y>" + DOCUMENT + "</y>" + HEADER + DOCUMENT + "</x>";
        assertEquals(BOTH + " admi.004.001.02 " + BOTH, definitions(file));
        assertEquals("", errors(file));
    }

    @Test
    void piecesInAnEnvelopeOfSomebodysOwnMakeWholeParts() {
        String event = "<d:SysEvtNtfctn>" + prefixed("d", EVENT) + "</d:SysEvtNtfctn>";
        String pieces = prefixed("h", PIECES);
        String names = " xmlns:h='" + ISO + "head.001.001.02' xmlns:d='" + ISO + "admi.004.001.02'";
        for (String body : List.of(
                "<AppHdr>" + pieces + "</AppHdr><Notice>" + event + "</Notice>",
                pieces + event,
                "<Head>" + pieces + "</Head>" + event,
                pieces + "<Body>" + event + "</Body>")) {
            String file = "<Message xmlns='urn:any'" + names + ">" + body + "</Message>";
            assertEquals(BOTH, definitions(file), file);
            assertEquals("", errors(file), file);
        }
        String twice = "<Message" + names + ">" + event + event + "</Message>";
        assertEquals("admi.004.001.02 admi.004.001.02", definitions(twice));
        assertEquals("", errors(twice));
    }

    @Test
    void aDocumentInAStrangeNamespaceIsNotPassedOverInSilence() {
        String file = "<x>" + HEADER + "<Document xmlns='" + ISO + "admi.004.1'><a/></Document></x>";
        assertEquals("head.001.001.02 " + ISO + "admi.004.1", definitions(file));
        assertTrue(errors(file).contains("XSD-UNKNOWN"), errors(file));
        String foreign = "<x><AppHdr xmlns='urn:any'><a/></AppHdr>" + DOCUMENT + "</x>";
        assertEquals("admi.004.001.02", definitions(foreign));
    }

    @Test
    void whatStandsInsideAPartIsNoPart() {
        String within = DOCUMENT.replace("</Document>", DOCUMENT + "</Document>");
        assertEquals("admi.004.001.02", definitions(within));
        assertTrue(errors(within).contains("XSD-UNEXPECTED"));
    }

    @Test
    void aHeaderAloneAndAnEmptyRootAreParts() {
        assertEquals("head.001.001.02", definitions(HEADER));
        assertEquals("", errors(HEADER));
        assertEquals("admi.004.001.02", definitions("<Document xmlns='" + ISO + "admi.004.001.02'/>"));
    }

    private static String prefixed(String prefix, String xml) {
        return xml.replaceAll("<(/?)(?=\\w)", "<$1" + prefix + ":");
    }

    private String definitions(String file) {
        return String.join(
                " ",
                examined(file).parts().stream()
                        .map(Validation.PartResult::definition)
                        .toList());
    }

    private String errors(String file) {
        StringBuilder errors = new StringBuilder();
        FileExaminer.Findings found = examined(file);
        found.parts()
                .forEach(part ->
                        part.errors().forEach(error -> errors.append(error).append('\n')));
        return found.broken() == null
                ? errors.toString()
                : errors + found.broken().toString();
    }

    private FileExaminer.Findings examined(String file) {
        return examiner.examine(new ByteArrayInputStream(Samples.utf8(file)));
    }
}
