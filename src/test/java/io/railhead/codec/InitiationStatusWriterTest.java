package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.dic.OriginalPaymentInstruction32;
import io.railhead.message.InitiationStatus;
import io.railhead.message.InitiationStatus.Block;
import io.railhead.message.InitiationStatus.Count;
import io.railhead.message.InitiationStatus.Item;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitiationStatusWriterTest {
    private static final Reason BAD_ACCOUNT = new Reason("AC03", false, "the account's check digits do not fit <&>");

    private static InitiationStatus head(String status) {
        return new InitiationStatus(
                "R-1",
                Samples.NOON,
                "Acme & Sons",
                "PAYROLL-1",
                "pain.001.001.09",
                "3",
                new BigDecimal("30.50"),
                new StatusCode(status),
                List.of(),
                List.of(
                        new Count(new StatusCode("ACSC"), 2, new BigDecimal("20.00")),
                        new Count(new StatusCode("RJCT"), 1, null)));
    }

    @Test
    void aReportWithBlocksAndTransactionsKeepsToItsSchemaAndSaysTheSameToProwide() throws IOException {
        byte[] report = report();
        Validation validation = Samples.validator().validate(new ByteArrayInputStream(report));
        assertTrue(validation.valid(), () -> validation.parts().toString());
        MxPain00200110 read = MxPain00200110.parse(new String(report, StandardCharsets.UTF_8));
        assertEquals("R-1", read.getCstmrPmtStsRpt().getGrpHdr().getMsgId());
        assertEquals(
                "Acme & Sons",
                read.getCstmrPmtStsRpt().getGrpHdr().getInitgPty().getNm());
        assertEquals(
                "PAYROLL-1", read.getCstmrPmtStsRpt().getOrgnlGrpInfAndSts().getOrgnlMsgId());
        assertEquals("PART", read.getCstmrPmtStsRpt().getOrgnlGrpInfAndSts().getGrpSts());
        assertEquals(
                2,
                read.getCstmrPmtStsRpt()
                        .getOrgnlGrpInfAndSts()
                        .getNbOfTxsPerSts()
                        .size());
        List<OriginalPaymentInstruction32> blocks = read.getCstmrPmtStsRpt().getOrgnlPmtInfAndSts();
        assertEquals(2, blocks.size());
        assertEquals("BLOCK-1", blocks.get(0).getOrgnlPmtInfId());
        assertEquals(2, blocks.get(0).getTxInfAndSts().size());
        var refused = blocks.get(0).getTxInfAndSts().get(1);
        assertEquals("RJCT", refused.getTxSts());
        assertEquals("E-2", refused.getOrgnlEndToEndId());
        assertEquals("AC03", refused.getStsRsnInf().getFirst().getRsn().getCd());
        assertEquals(
                List.of(String.valueOf(BAD_ACCOUNT.text())),
                refused.getStsRsnInf().getFirst().getAddtlInf());
        assertEquals(0, blocks.get(1).getTxInfAndSts().size());
    }

    private static byte[] report() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InitiationStatusWriter writer = new InitiationStatusWriter(out, head("PART"));
        writer.block(new Block("BLOCK-1", "2", new BigDecimal("20.5"), new StatusCode("PART"), List.of(), List.of()));
        writer.item(new Item(
                "019c1400",
                "I-1",
                "E-1",
                "e5d4f8c2-9b1a-4c3d-8e7f-001122334455",
                new StatusCode("ACSC"),
                List.of(),
                Samples.NOON));
        writer.item(new Item(null, null, "E-2", null, new StatusCode("RJCT"), List.of(BAD_ACCOUNT), null));
        writer.block(new Block("BLOCK-2", null, null, new StatusCode("RJCT"), List.of(BAD_ACCOUNT), List.of()));
        writer.finish();
        return out.toByteArray();
    }

    @Test
    void aReceiptNeedsNoBlocks() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new InitiationStatusWriter(out, head("ACTC")).finish();
        assertTrue(Samples.validator()
                .validate(new ByteArrayInputStream(out.toByteArray()))
                .valid());
    }

    @Test
    void anUnfinishedReportCannotBeTakenForAWholeOne() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InitiationStatusWriter writer = new InitiationStatusWriter(out, head("PART"));
        writer.block(new Block("BLOCK-1", null, null, null, List.of(), List.of()));
        assertThrows(XmlRefused.class, () -> Samples.validator().validate(new ByteArrayInputStream(out.toByteArray())));
    }

    @Test
    void aTransactionWithoutBlockAndAnythingAfterTheEndAreDefects() throws IOException {
        Item item = new Item(null, null, "E-2", null, new StatusCode("RJCT"), List.of(), null);
        InitiationStatusWriter writer = new InitiationStatusWriter(new ByteArrayOutputStream(), head("PART"));
        assertThrows(IllegalStateException.class, () -> writer.item(item));
        writer.finish();
        assertThrows(IllegalStateException.class, writer::finish);
    }
}
