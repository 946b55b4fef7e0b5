package io.railhead.attack;

import io.railhead.payment.Agent;
import io.railhead.routing.LinkDoor;
import io.railhead.signing.Crafted;
import io.railhead.signing.SenderTable;
import io.railhead.signing.SignatureAlgorithm;
import io.railhead.signing.SigningKey;
import io.railhead.signing.TestKeys;
import io.railhead.signing.TrustRegistry;
import io.railhead.signing.Verifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody on the other side of two links who holds every key there is: the scheme's own, worn-out ones, and ones
 * that nobody knows. Makes messages that are right in all but one thing.
 */
final class Forger {
    static final SigningKey EC = TestKeys.ec();
    static final SigningKey RSA = TestKeys.rsa(2048);
    static final SigningKey OTHER_LINKS = TestKeys.ec();
    static final SigningKey STRANGER = TestKeys.ec();
    static final SigningKey RSA_STRANGER = TestKeys.rsa(2048);
    static final SigningKey WEAK = TestKeys.rsa(1024);
    static final SigningKey REVOKED = TestKeys.ec();
    static final SigningKey EXPIRED = new TestKeys()
            .valid(TestKeys.NOW.minus(Duration.ofDays(2)), TestKeys.NOW.minusSeconds(1))
            .make();

    static final InstantSource CLOCK = InstantSource.fixed(TestKeys.NOW);

    /** Whom we meet on a link. */
    record Side(String link, String them, String us) {}

    static final Side UK = new Side("uk-fps", "UKFPGB2LXXX", "RAILGB2LXXX");
    static final Side SCT = new Side("sct-inst", "CSMGDEFFXXX", "RAILDEFFXXX");

    private Forger() {}

    /** A gateway that knows all of these keys but the stranger's. */
    static LinkDoor door() {
        List<SigningKey> known = List.of(EC, RSA, WEAK, REVOKED, EXPIRED);
        TrustRegistry registry = TrustRegistry.of(Stream.concat(known.stream(), Stream.of(OTHER_LINKS))
                        .map(SigningKey::certificate)
                        .toList())
                .revoking(Set.of(REVOKED.thumbprint()));
        Map<String, SenderTable.Link> links = new HashMap<>();
        for (Side side : List.of(UK, SCT)) {
            Agent them = new Agent.Bic(side.them());
            links.put(
                    side.link(),
                    new SenderTable.Link(
                            side.link(),
                            Set.of(SignatureAlgorithm.ECDSA_SHA256, SignatureAlgorithm.RSA_SHA256),
                            known.stream().collect(Collectors.toMap(SigningKey::thumbprint, key -> Set.of(them)))));
        }
        return new LinkDoor(Verifier.withJdk(registry, CLOCK), new SenderTable(links), CLOCK);
    }

    /** A message of a kind that we receive, unsigned yet, in canonical form. */
    record Draft(String definition, String headerBefore, String headerAfter, String document) {
        Crafted by(SigningKey key) {
            Crafted crafted = new Crafted(key);
            crafted.headerBefore = headerBefore;
            crafted.headerAfter = headerAfter;
            crafted.document = document;
            return crafted;
        }

        Draft header(String from, String to) {
            return new Draft(definition, replaced(headerBefore, from, to), headerAfter, document);
        }

        Draft document(String from, String to) {
            return new Draft(definition, headerBefore, headerAfter, replaced(document, from, to));
        }
    }

    /** Replaces, and makes sure that there was something to replace. */
    static String replaced(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new AssertionError("a vector that changes nothing: " + from);
        }
        return text.replace(from, to);
    }

    static Draft statusReport(Side side, String id) {
        return draft(
                side,
                id,
                "pacs.002.001.10",
                "<FIToFIPmtStsRpt><GrpHdr><MsgId>" + id + "</MsgId><CreDtTm>2026-03-01T12:00:00Z</CreDtTm>"
                        + agent("InstgAgt", side.them()) + agent("InstdAgt", side.us())
                        + "</GrpHdr><TxInfAndSts><OrgnlGrpInf><OrgnlMsgId>M019c1400000070008000000000000001</OrgnlMsgId>"
                        + "<OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId></OrgnlGrpInf>"
                        + "<OrgnlInstrId>I019c1400000070008000000000000001</OrgnlInstrId>"
                        + "<OrgnlEndToEndId>INV-1001</OrgnlEndToEndId>"
                        + "<OrgnlTxId>T019c1400000070008000000000000001</OrgnlTxId>"
                        + "<OrgnlUETR>e5d4f8c2-9b1a-4c3d-8e7f-001122334455</OrgnlUETR><TxSts>RJCT</TxSts>"
                        + "<StsRsnInf><Rsn><Cd>AC03</Cd></Rsn><AddtlInf>no such account</AddtlInf></StsRsnInf>"
                        + "</TxInfAndSts></FIToFIPmtStsRpt>");
    }

    static Draft reject(Side side, String id) {
        return draft(
                side,
                id,
                "admi.002.001.01",
                "<admi.002.001.01><RltdRef><Ref>M019c1400000070008000000000000001</Ref></RltdRef>"
                        + "<Rsn><RjctgPtyRsn>FF01</RjctgPtyRsn><RjctnDtTm>2026-03-01T12:00:00Z</RjctnDtTm>"
                        + "<RsnDesc>no such account</RsnDesc></Rsn></admi.002.001.01>");
    }

    private static String agent(String name, String bic) {
        return "<" + name + "><FinInstnId><BICFI>" + bic + "</BICFI></FinInstnId></" + name + ">";
    }

    private static Draft draft(Side side, String id, String definition, String body) {
        String namespace = "urn:iso:std:iso:20022:tech:xsd:";
        String header = "<AppHdr xmlns=\"" + namespace + "head.001.001.02\"><Fr><FIId><FinInstnId><BICFI>" + side.them()
                + "</BICFI></FinInstnId></FIId></Fr><To><FIId><FinInstnId><BICFI>" + side.us()
                + "</BICFI></FinInstnId></FIId></To><BizMsgIdr>" + id + "</BizMsgIdr><MsgDefIdr>" + definition
                + "</MsgDefIdr><CreDt>2026-03-01T12:00:00Z</CreDt><Sgntr>";
        return new Draft(
                definition,
                header,
                "</Sgntr></AppHdr>",
                "<Document xmlns=\"" + namespace + definition + "\">" + body + "</Document>");
    }
}
