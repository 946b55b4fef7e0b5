package io.railhead.codec;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/**
 * Measures what opening a message costs: processor time of the thread, warm, best and median of several rounds.
 * Arguments: seconds of warm-up for each line, milliseconds of a round.
 */
final class ValidationCost {
    private static final int ROUNDS = 9;
    private static final String SIGNATURE =
            "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo>"
                    + "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:CanonicalizationMethod>"
                    + "<ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256\"></ds:SignatureMethod>"
                    + ("<ds:Reference URI=\"#x\"><ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\">"
                                    + "</ds:DigestMethod><ds:DigestValue>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
                                    + "</ds:DigestValue></ds:Reference>")
                            .repeat(3)
                    + "</ds:SignedInfo><ds:SignatureValue>" + "MEUCIQDx".repeat(11)
                    + "</ds:SignatureValue><ds:KeyInfo></ds:KeyInfo></ds:Signature>";

    private interface Step {
        long run(byte[] message) throws XMLStreamException;
    }

    private ValidationCost() {}

    public static void main(String[] arguments) throws XMLStreamException {
        long warmUp = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 5) * 1_000_000_000L;
        long round = (arguments.length > 1 ? Long.parseLong(arguments[1]) : 200) * 1_000_000L;
        Validator compiled = new CompiledValidator(Samples.schemas());
        Validator xerces = new XercesValidator(Samples.schemas());
        byte[] request = signed(withAddresses(Samples.wire(CreditTransferWriter.write(Samples.creditTransfer()))));
        byte[] answer = signed(
                Samples.wire(StatusReportWriter.write(Samples.header("pacs.002.001.10"), Samples.statusReport())));
        Map<String, byte[]> messages = new LinkedHashMap<>();
        messages.put("pacs.008 in its envelope", request);
        messages.put("its Document alone", document(request));
        messages.put("pacs.002 in its envelope", answer);
        messages.put("its Document alone ", document(answer));
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("bytes guarded", ValidationCost::guarded);
        steps.put("bare parser", ValidationCost::bare);
        steps.put("guarded reader", ValidationCost::parsed);
        steps.put("by Xerces", message -> validated(xerces, message));
        steps.put("by tables", message -> validated(compiled, message));
        PrintStream out = System.out;
        out.printf("%-26s %6s", "us, best / median", "bytes");
        steps.keySet().forEach(name -> out.printf(" %15s", name));
        out.println();
        for (Map.Entry<String, byte[]> message : messages.entrySet()) {
            out.printf("%-26s %6d", message.getKey(), message.getValue().length);
            for (Step step : steps.values()) {
                out.printf(" %15s", measured(step, message.getValue(), warmUp, round));
            }
            out.println();
        }
    }

    private static byte[] signed(byte[] wire) {
        return Samples.utf8(new String(wire, StandardCharsets.UTF_8)
                .replace("<Sgntr></Sgntr>", "<Sgntr>" + SIGNATURE + "</Sgntr>"));
    }

    private static byte[] withAddresses(byte[] wire) {
        String address = "<PstlAdr><Dept>Treasury</Dept><StrtNm>Example Street</StrtNm><BldgNb>12</BldgNb>"
                + "<BldgNm>The Example Building</BldgNm><Flr>3</Flr><PstCd>EC1A 1BB</PstCd><TwnNm>London</TwnNm>"
                + "<TwnLctnNm>City</TwnLctnNm><CtrySubDvsn>Greater London</CtrySubDvsn><Ctry>GB</Ctry></PstlAdr>"
                + "<Id><OrgId><LEI>5493001KJTIIGC8Y1R12</LEI><Othr><Id>EXAMPLE-1</Id><SchmeNm><Prtry>CUST</Prtry>"
                + "</SchmeNm></Othr></OrgId></Id><CtryOfRes>GB</CtryOfRes></$1>";
        return Samples.utf8(new String(wire, StandardCharsets.UTF_8).replaceAll("</(Dbtr|Cdtr)>", address));
    }

    private static byte[] document(byte[] wire) {
        String text = new String(wire, StandardCharsets.UTF_8);
        return Samples.utf8(text.substring(text.indexOf("<Document"), text.indexOf("</Doc>")));
    }

    private static long guarded(byte[] message) {
        SafeXml.check(message);
        return message.length;
    }

    private static final InputFactoryImpl BARE = new InputFactoryImpl();

    private static long bare(byte[] message) throws XMLStreamException {
        XMLStreamReader reader = BARE.createXMLStreamReader(new Stax2ByteArraySource(message, 0, message.length));
        long events = 0;
        while (reader.hasNext()) {
            events += reader.next();
        }
        reader.close();
        return events;
    }

    private static long parsed(byte[] message) throws XMLStreamException {
        XMLStreamReader reader = SafeXml.reader(message);
        long events = 0;
        while (reader.hasNext()) {
            events += reader.next();
        }
        reader.close();
        return events;
    }

    private static long validated(Validator validator, byte[] message) {
        Validation validation = validator.validate(message);
        if (!validation.valid()) {
            throw new IllegalStateException(validation.toString());
        }
        return validation.parts().size();
    }

    private static String measured(Step step, byte[] message, long warmUp, long round) throws XMLStreamException {
        timed(step, message, warmUp);
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = timed(step, message, round);
        }
        Arrays.sort(rounds);
        return String.format(Locale.ROOT, "%.1f / %.1f", rounds[0], rounds[ROUNDS / 2]);
    }

    private static double timed(Step step, byte[] message, long nanoseconds) throws XMLStreamException {
        long start = processorTime();
        long done = 0;
        long times = 0;
        while (processorTime() - start < nanoseconds) {
            for (int i = 0; i < 100; i++) {
                done += step.run(message);
            }
            times += 100;
        }
        double each = (processorTime() - start) / 1_000.0 / times;
        return done == 0 ? Double.NaN : each;
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
