package io.railhead.simulator;

import io.railhead.message.Definition;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Uetr;
import io.railhead.simulator.Notary.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The other side of the conversation in these tests: writes signed pacs.008 messages. */
final class Gateway {
    static final String BIC = "RAILGB2LXXX";
    static final String SCHEME_BIC = "UKFPGB2LXXX";
    static final Instant CREATED = Instant.parse("2026-03-14T09:26:53Z");
    private static final Definition PACS_008 = new Definition("pacs.008.001.08");

    private final Notary notary;

    Gateway(TestKeys keys) {
        notary = new Notary(keys.signingKey(), null);
    }

    /** One payment's texts; ids derive from a fresh payment id. */
    record Order(String core, String uetr, String currency, String amount, String reference) {
        static Order of(String amount) {
            return of(amount, "Invoice 1001");
        }

        static Order of(String amount, String reference) {
            return new Order(PaymentId.next().compact(), Uetr.random().toString(), "GBP", amount, reference);
        }

        Order amount(String other) {
            return new Order(core, uetr, currency, other, reference);
        }

        Order uetr(String other) {
            return new Order(core, other, currency, amount, reference);
        }

        Order core(String other) {
            return new Order(other, uetr, currency, amount, reference);
        }

        Order currency(String other) {
            return new Order(core, uetr, other, amount, reference);
        }
    }

    byte[] message(Order order) {
        return message(order, Seal.PROPER);
    }

    byte[] message(Order order, Seal seal) {
        return notary.seal(letter(order), seal);
    }

    String text(Order order) {
        return new String(message(order), StandardCharsets.UTF_8);
    }

    byte[] seal(Letter letter) {
        return notary.seal(letter, Seal.PROPER);
    }

    static Letter letter(Order order) {
        return new Letter(BIC, SCHEME_BIC, "M" + order.core(), PACS_008, CREATED, document(order));
    }

    static String document(Order order) {
        return "<Document xmlns=\"" + PACS_008.namespace() + "\"><FIToFICstmrCdtTrf><GrpHdr><MsgId>M" + order.core()
                + "</MsgId><CreDtTm>" + CREATED + "</CreDtTm><NbOfTxs>1</NbOfTxs><SttlmInf><SttlmMtd>CLRG</SttlmMtd>"
                + "</SttlmInf></GrpHdr><CdtTrfTxInf><PmtId><InstrId>I" + order.core()
                + "</InstrId><EndToEndId>INV-1001</EndToEndId><TxId>T" + order.core() + "</TxId><UETR>" + order.uetr()
                + "</UETR></PmtId><IntrBkSttlmAmt Ccy=\"" + order.currency() + "\">" + order.amount()
                + "</IntrBkSttlmAmt><IntrBkSttlmDt>2026-03-16</IntrBkSttlmDt><ChrgBr>SLEV</ChrgBr><Dbtr>"
                + "<Nm>Acme &amp; Sons</Nm></Dbtr><DbtrAcct><Id><IBAN>GB29NWBK60161331926819</IBAN></Id></DbtrAcct>"
                + "<DbtrAgt><FinInstnId><BICFI>NWBKGB2L</BICFI></FinInstnId></DbtrAgt><CdtrAgt><FinInstnId>"
                + "<BICFI>NWBKGB2L</BICFI></FinInstnId></CdtrAgt><Cdtr><Nm>Ada Example</Nm></Cdtr><CdtrAcct><Id>"
                + "<IBAN>GB33BUKB20201555555555</IBAN></Id></CdtrAcct><RmtInf><Ustrd>" + order.reference()
                + "</Ustrd></RmtInf></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>";
    }
}
