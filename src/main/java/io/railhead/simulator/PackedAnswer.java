package io.railhead.simulator;

import io.railhead.simulator.PlannedAnswer.JmsType;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A planned answer as a ledger line keeps it: exact bytes, deflated against a text that every answer
 * resembles, so that a signed message of 3 KB takes some hundred bytes and comes back byte for byte.
 *
 * @param text base 64 of the deflated bytes
 */
record PackedAnswer(Duration delay, JmsType jmsType, String text) {
    private static final byte[] LIKENESS = likeness();
    /** Making one clears a quarter of a megabyte; each link's one thread keeps its own. */
    private static final ThreadLocal<Deflater> DEFLATERS = ThreadLocal.withInitial(() -> new Deflater(3, true));

    static PackedAnswer pack(PlannedAnswer answer) {
        Deflater deflater = DEFLATERS.get();
        deflater.reset();
        deflater.setDictionary(LIKENESS);
        deflater.setInput(answer.bytes());
        deflater.finish();
        byte[] buffer = new byte[answer.bytes().length + 64];
        int length = deflater.deflate(buffer);
        ByteArrayOutputStream packed = new ByteArrayOutputStream(length);
        packed.write(buffer, 0, length);
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        return new PackedAnswer(
                answer.delay(), answer.jmsType(), Base64.getEncoder().encodeToString(packed.toByteArray()));
    }

    PlannedAnswer open() {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(LIKENESS);
            inflater.setInput(Base64.getDecoder().decode(text));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
            byte[] buffer = new byte[4096];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && inflater.needsInput()) {
                    throw new IllegalStateException("an answer in the ledger is cut short");
                }
                bytes.write(buffer, 0, length);
            }
            return new PlannedAnswer(delay, bytes.toByteArray(), jmsType);
        } catch (DataFormatException damaged) {
            throw new IllegalStateException("an answer in the ledger cannot be unpacked", damaged);
        } finally {
            inflater.end();
        }
    }

    /** Part of the ledger's format: changing one character makes older ledgers unreadable. */
    private static byte[] likeness() {
        String transform = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>";
        String digest = "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"></ds:DigestMethod>"
                + "<ds:DigestValue>";
        String after = "=</ds:DigestValue></ds:Reference><ds:Reference";
        String agent = "><FinInstnId><BICFI>";
        return Xml.utf8("<BizMsgEnvlp xmlns=\"urn:iso:std:iso:20022:tech:xsd:nvlp.001.001.01\"><Hdr><AppHdr"
                + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.02\"><Fr><FIId" + agent
                + "UKFPGB2LXXX</BICFI></FinInstnId></FIId></Fr><To><FIId" + agent
                + "RAILGB2LXXX</BICFI></FinInstnId></FIId></To><BizMsgIdr>S019</BizMsgIdr><MsgDefIdr>admi.002.001.01"
                + "</MsgDefIdr><CreDt>202</CreDt><Sgntr><ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">"
                + "<ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\">"
                + "</ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="
                + "\"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256\"></ds:SignatureMethod>"
                + "<ds:Reference URI=\"#KeyInfo-1\"><ds:Transforms>" + transform + "</ds:Transforms>" + digest + after
                + " URI=\"\"><ds:Transforms><ds:Transform Algorithm="
                + "\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"></ds:Transform>" + transform
                + "</ds:Transforms>" + digest + after + "><ds:Transforms>" + transform + "</ds:Transforms>" + digest
                + "=</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>==</ds:SignatureValue>"
                + "<ds:KeyInfo Id=\"KeyInfo-1\"><ds:X509Data><ds:X509SubjectName>CN=</ds:X509SubjectName></ds:X509Data>"
                + "<ds:KeyName></ds:KeyName></ds:KeyInfo></ds:Signature></Sgntr></AppHdr></Hdr><Doc><Document"
                + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10\"><FIToFIPmtStsRpt><GrpHdr><MsgId>S019"
                + "</MsgId><CreDtTm>202</CreDtTm><InstgAgt" + agent + "UKFPGB2LXXX</BICFI></FinInstnId></InstgAgt>"
                + "<InstdAgt" + agent + "RAILGB2LXXX</BICFI></FinInstnId></InstdAgt></GrpHdr><TxInfAndSts><OrgnlGrpInf>"
                + "<OrgnlMsgId>M01K</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId></OrgnlGrpInf>"
                + "<OrgnlInstrId>I01K</OrgnlInstrId><OrgnlEndToEndId></OrgnlEndToEndId><OrgnlTxId>T01K</OrgnlTxId>"
                + "<OrgnlUETR>-4</OrgnlUETR><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC03</Cd></Rsn></StsRsnInf>"
                + "<TxSts>ACSC</TxSts><AccptncDtTm>202</AccptncDtTm><FctvIntrBkSttlmDt><Dt>202</Dt>"
                + "</FctvIntrBkSttlmDt><AcctSvcrRef>UKFPGB2L-</AcctSvcrRef><ClrSysRef>UKFPGB2L-</ClrSysRef>"
                + "</TxInfAndSts></FIToFIPmtStsRpt></Document></Doc></BizMsgEnvlp>");
    }
}
