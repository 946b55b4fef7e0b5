package io.railhead.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.railhead.codec.CanonicalMessage;
import io.railhead.payment.Agent;

/** A small message in canonical form, with text outside ASCII and characters that are escaped. */
final class Samples {
    static final Agent SENDER = new Agent.Bic("UKFPGB2LXXX");
    static final String LINK = "uk-fps";

    static final String HEADER_BEFORE = "<AppHdr xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.02\">"
            + "<Fr><FIId><FinInstnId><BICFI>UKFPGB2LXXX</BICFI></FinInstnId></FIId></Fr>"
            + "<To><FIId><FinInstnId><BICFI>RAILGB2LXXX</BICFI></FinInstnId></FIId></To>"
            + "<BizMsgIdr>M0001</BizMsgIdr><MsgDefIdr>pacs.008.001.08</MsgDefIdr>"
            + "<CreDt>2026-03-01T12:00:00Z</CreDt><Sgntr>";
    static final String HEADER_AFTER = "</Sgntr></AppHdr>";
    static final String DOCUMENT = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\">"
            + "<FIToFICstmrCdtTrf><CdtTrfTxInf><IntrBkSttlmAmt Ccy=\"GBP\">10.00</IntrBkSttlmAmt>"
            + "<Dbtr><Nm>Müller &amp; Søn &lt;Ltd&gt;</Nm></Dbtr>"
            + "<CdtrAcct><Id><IBAN>GB29NWBK60161331926819</IBAN></Id></CdtrAcct>"
            + "</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>";

    private Samples() {}

    static CanonicalMessage message() {
        return new CanonicalMessage(
                HEADER_BEFORE.getBytes(UTF_8), HEADER_AFTER.getBytes(UTF_8), DOCUMENT.getBytes(UTF_8));
    }
}
