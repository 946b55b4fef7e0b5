package io.railhead.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.railhead.signing.SenderTable;
import io.railhead.signing.TestKeys;
import io.railhead.signing.TrustRegistry;
import io.railhead.signing.Verifier;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is no header with a document that a leg takes is set aside before anybody looks at its signature. */
class OpeningTest {
    private static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    private static final String HEADER = "<AppHdr xmlns=\"" + ISO + "head.001.001.02\"><Fr><OrgId/></Fr>"
            + "<To><OrgId/></To><BizMsgIdr>R1</BizMsgIdr><MsgDefIdr>admi.002.001.01</MsgDefIdr>"
            + "<CreDt>2026-03-01T12:00:00Z</CreDt></AppHdr>";
    private static final String DOCUMENT = "<Document xmlns=\"" + ISO + "admi.002.001.01\"><admi.002.001.01><RltdRef>"
            + "<Ref>M1</Ref></RltdRef><Rsn><RjctgPtyRsn>FF01</RjctgPtyRsn></Rsn></admi.002.001.01></Document>";
    private static final String EVENT = "<Document xmlns=\"" + ISO + "admi.004.001.02\"><SysEvtNtfctn><EvtInf>"
            + "<EvtCd>PING</EvtCd></EvtInf></SysEvtNtfctn></Document>";

    private final Verifier verifier =
            Verifier.withJdk(TrustRegistry.of(List.of(TestKeys.ec().certificate())), InstantSource.fixed(TestKeys.NOW));

    private String code(String... parts) {
        return codeWith("", String.join("</Hdr><Doc>", parts));
    }

    private String codeWith(String declared, String parts) {
        String wire = "<BizMsgEnvlp xmlns=\"" + ISO + "nvlp.001.001.01\"" + declared + "><Hdr>" + parts
                + "</Doc></BizMsgEnvlp>";
        SenderTable nobody = new SenderTable(Map.of("uk-fps", new SenderTable.Link("uk-fps", Set.of(), Map.of())));
        try (LinkDoor door = new LinkDoor(verifier, nobody, InstantSource.fixed(TestKeys.NOW))) {
            return door.take("uk-fps", wire.getBytes(StandardCharsets.UTF_8)).code();
        }
    }

    /** The document with its namespace declared on the envelope, behind that of another one. */
    private String claimingToBe(String other, String document) {
        String own = document.replaceFirst("(?s).*?xmlns=\"([^\"]*)\".*", "$1");
        String prefixed = document.replaceFirst(" xmlns=\"[^\"]*\"", "")
                .replace("</", "</d:")
                .replaceAll("<(?=\\w)", "<d:");
        return codeWith(" xmlns:o=\"" + ISO + other + "\" xmlns:d=\"" + own + "\"", HEADER + "</Hdr><Doc>" + prefixed);
    }

    @Test
    void validPartsThatAreMoreOrLessOrOthersThanTheTwoAreOutOfPlace() {
        for (String[] parts : new String[][] {
            {HEADER, DOCUMENT + DOCUMENT},
            {HEADER + HEADER, DOCUMENT},
            {HEADER, DOCUMENT + EVENT},
            {DOCUMENT, HEADER},
            {DOCUMENT, EVENT},
            {"", DOCUMENT}
        }) {
            assertEquals("PARK-SIGNATURE SIG-PLACE", code(parts), String.join(" ", parts));
        }
        assertEquals(0, verifier.judgedByTree() + verifier.verifiedByOctets());
    }

    @Test
    void aDocumentOfAKindThatNoLegTakesIsNotLetThroughByWhatTheEnvelopeDeclares() {
        assertEquals("PARK-UNKNOWN-MESSAGE", claimingToBe("admi.002.001.01", EVENT));
        assertEquals(0, verifier.judgedByTree() + verifier.verifiedByOctets());
    }

    @Test
    void aHeaderWithItsDocumentIsVerifiedWhateverElseTheEnvelopeDeclares() {
        assertEquals("PARK-SIGNATURE SIG-MISSING", code(HEADER, DOCUMENT));
        assertEquals("PARK-SIGNATURE SIG-MISSING", claimingToBe("pacs.002.001.10", DOCUMENT));
        assertEquals(2, verifier.judgedByTree());
    }
}
