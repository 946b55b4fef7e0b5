package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.railhead.message.CreditTransferMessage;
import io.railhead.message.Header;
import io.railhead.message.MessageReject;
import io.railhead.message.StatusReport;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformService;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is written is read back as it was, keeps to its schema, and is in canonical form already. */
class RoundTripPropertiesTest {
    private static final Validator VALIDATOR = Samples.validator();

    @Provide
    Arbitrary<CreditTransferMessage> creditTransfers() {
        return Generated.creditTransfer();
    }

    @Provide
    Arbitrary<Tuple.Tuple2<Header, StatusReport>> statusReports() {
        return Combinators.combine(Generated.header("pacs.002.001.10"), Generated.statusReport())
                .as(Tuple::of);
    }

    @Provide
    Arbitrary<Tuple.Tuple2<Header, MessageReject>> messageRejects() {
        return Combinators.combine(Generated.header("admi.002.001.01"), Generated.messageReject())
                .as(Tuple::of);
    }

    @Property(tries = 300)
    void aCreditTransferIsReadBackAsItWas(@ForAll("creditTransfers") CreditTransferMessage message) throws Exception {
        CanonicalMessage written = CreditTransferWriter.write(message);
        holds(written);
        Header header = HeaderReader.read(Samples.header(written));
        assertEquals(message, CreditTransferReader.read(header, written.document(), Samples.PAYMENT));
    }

    @Property(tries = 300)
    void aStatusReportIsReadBackAsItWas(@ForAll("statusReports") Tuple.Tuple2<Header, StatusReport> message)
            throws Exception {
        CanonicalMessage written = StatusReportWriter.write(message.get1(), message.get2());
        holds(written);
        assertEquals(message.get1(), HeaderReader.read(Samples.header(written)));
        assertEquals(message.get2(), StatusReportReader.read(written.document()));
    }

    @Property(tries = 100)
    void aMessageRejectIsReadBackAsItWas(@ForAll("messageRejects") Tuple.Tuple2<Header, MessageReject> message)
            throws Exception {
        CanonicalMessage written = MessageRejectWriter.write(message.get1(), message.get2());
        holds(written);
        assertEquals(message.get2(), MessageRejectReader.read(written.document()));
    }

    private static void holds(CanonicalMessage message) throws Exception {
        byte[] wire = Samples.wire(message);
        byte[] unsigned = Samples.utf8(new String(wire, StandardCharsets.UTF_8).replace("<Sgntr></Sgntr>", ""));
        List<SchemaError> errors = VALIDATOR.validate(unsigned).parts().stream()
                .flatMap(part -> part.errors().stream())
                .toList();
        assertEquals(List.of(), errors);
        assertArrayEquals(canonical(message.document()), message.document());
        assertArrayEquals(canonical(Samples.header(message)), Samples.header(message));
        assertArrayEquals(canonical(wire), wire);
    }

    /** What Java's own exclusive canonicalisation makes of the bytes. */
    private static byte[] canonical(byte[] bytes) throws Exception {
        TransformService service = TransformService.getInstance(CanonicalizationMethod.EXCLUSIVE, "DOM");
        service.init(null);
        OctetStreamData result =
                (OctetStreamData) service.transform(new OctetStreamData(new ByteArrayInputStream(bytes)), null);
        try (InputStream out = result.getOctetStream()) {
            return out.readAllBytes();
        }
    }
}
