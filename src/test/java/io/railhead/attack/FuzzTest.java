package io.railhead.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.attack.Forger.Draft;
import io.railhead.codec.HeaderReader;
import io.railhead.codec.InitiationReader;
import io.railhead.codec.MessagePeek;
import io.railhead.codec.MessageRejectReader;
import io.railhead.codec.SafeXml;
import io.railhead.codec.Schemas;
import io.railhead.codec.StatusReportReader;
import io.railhead.codec.Unreadable;
import io.railhead.codec.Validator;
import io.railhead.codec.XercesValidator;
import io.railhead.codec.XmlRefused;
import io.railhead.intake.InstructionReader;
import io.railhead.intake.file.Pain001;
import io.railhead.payment.Agent;
import io.railhead.signing.Crafted;
import io.railhead.signing.SenderTable;
import io.railhead.signing.SignatureAlgorithm;
import io.railhead.signing.TrustRegistry;
import io.railhead.signing.Verdict;
import io.railhead.signing.Verifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the bytes are, a reader gives a value or one of its named refusals: no other exception, no end of memory,
 * no standing still. A few hundred inputs each in every build; the long runs and {@code -Drailhead.fuzz=N} make N
 * times as many. {@code -Drailhead.seed=N} begins elsewhere; a failure tells its input.
 */
class FuzzTest {
    private static final int TRIES = 400;
    private static final int LONG = 200;
    private static final long SEED = Long.getLong("railhead.seed", 20022);

    private static final Validator VALIDATOR = new XercesValidator(new Schemas(Path.of("schemas")));
    private static final Draft REPORT = Forger.statusReport(Forger.UK, "S1");
    private static final Draft REJECT = Forger.reject(Forger.UK, "S2");
    private static final Crafted SIGNED = REPORT.by(Forger.EC);
    private static final byte[] WIRE = utf8(SIGNED.wire());
    private static final byte[] DOCUMENT = utf8(SIGNED.document);
    private static final byte[] HEADER = utf8(SIGNED.headerBefore + SIGNED.headerAfter);

    /** As a schema sees it: an empty place for a signature is not valid. */
    private static final byte[] PLAIN_HEADER =
            utf8((SIGNED.headerBefore + SIGNED.headerAfter).replace("<Sgntr></Sgntr>", ""));

    @TempDir
    Path folder = Path.of("");

    /** What a reader does with some bytes; {@link XmlRefused} and {@link Unreadable} are its named refusals. */
    private interface Reading {
        void of(byte[] bytes) throws IOException;
    }

    private record Reader(String name, List<byte[]> honest, Reading reading) {}

    private Stream<Reader> readers() throws IOException {
        byte[] file = Files.readAllBytes(
                new Pain001("M1").sum("20.00").block("A", 2, Pain001::good).to(folder.resolve("honest.xml")));
        List<byte[]> messages = List.of(WIRE, utf8(REJECT.by(Forger.EC).wire()));
        return Stream.of(
                new Reader("the pull reader of messages", messages, bytes -> drain(SafeXml.reader(bytes))),
                new Reader("the tree of a message", messages, SafeXml::document),
                new Reader("the look that sorts messages", messages, MessagePeek::at),
                new Reader("the validator of messages", messages, VALIDATOR::validate),
                new Reader(
                        "the validator of files",
                        List.of(file),
                        bytes -> VALIDATOR.validate(new ByteArrayInputStream(bytes))),
                new Reader("the reader of pain.001", List.of(file), FuzzTest::initiation),
                new Reader("the reader of headers", List.of(PLAIN_HEADER), valid(HeaderReader::read)),
                new Reader("the reader of status reports", List.of(DOCUMENT), valid(StatusReportReader::read)),
                new Reader("the reader of rejects", List.of(utf8(REJECT.document())), valid(MessageRejectReader::read)),
                new Reader("the reader of requests", List.of(utf8(REQUEST)), InstructionReader::read),
                new Reader("the verifier", messages, FuzzTest::verify));
    }

    private static final String REQUEST = """
            {"amount":{"currency":"GBP","value":"10.00"},
             "debtor":{"name":"Acme Ltd","account":{"sortCode":"202959","accountNumber":"63748472"}},
             "creditor":{"name":"Ada Example","account":{"iban":"GB29NWBK60161331926819"},"agent":{"bic":"NWBKGB2L"}},
             "endToEndId":"INV-1001","reference":"Invoice 1001","scheme":"uk-fps","executionDate":"2026-03-01"}
            """;

    @TestFactory
    @Timeout(300)
    Stream<DynamicTest> noBytesUpset() throws IOException {
        return readers().map(reader -> fuzzed(reader, Integer.getInteger("railhead.fuzz", 1)));
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicTest> noBytesUpsetForLong() throws IOException {
        return readers().map(reader -> fuzzed(reader, LONG));
    }

    private static DynamicTest fuzzed(Reader reader, int times) {
        return DynamicTest.dynamicTest(reader.name(), () -> {
            Mutations mutations = new Mutations(SEED, reader.honest());
            int refused = 0;
            for (int i = 0; i < TRIES * times; i++) {
                byte[] bytes = mutations.next();
                try {
                    reader.reading().of(bytes);
                } catch (XmlRefused | Unreadable | Invalid named) {
                    refused++;
                } catch (RuntimeException | Error upset) {
                    throw new AssertionError(
                            "input " + i + " of seed " + SEED + ": "
                                    + Base64.getEncoder().encodeToString(bytes),
                            upset);
                }
            }
            assertTrue(refused < TRIES * times, "something must have been read, else nothing was tried");
        });
    }

    /** The schema has refused it, so that the reader never gets it. */
    private static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** These are given what the schema took, and nothing else. */
    private static Reading valid(Reading reading) {
        return bytes -> {
            if (!VALIDATOR.validate(bytes).valid()) {
                throw new Invalid();
            }
            reading.of(bytes);
        };
    }

    private static void drain(javax.xml.stream.XMLStreamReader reader) {
        try {
            while (reader.hasNext()) {
                reader.next();
            }
            reader.close();
        } catch (javax.xml.stream.XMLStreamException never) {
            throw new AssertionError("a guarded reader translates parser errors", never);
        }
    }

    private static void initiation(byte[] bytes) throws IOException {
        try (InitiationReader reader = new InitiationReader(new ByteArrayInputStream(bytes))) {
            Object next = reader.header();
            while (next != null) {
                next = reader.next();
            }
        }
    }

    /** What is believed is what was signed, to the byte, however the message around it was bent. */
    private static void verify(byte[] bytes) {
        Verifier verifier = Verifier.withJdk(TrustRegistry.of(List.of(Forger.EC.certificate())), Forger.CLOCK);
        SenderTable.Link trust = new SenderTable.Link(
                "uk-fps",
                Set.of(SignatureAlgorithm.ECDSA_SHA256),
                Map.of(Forger.EC.thumbprint(), Set.of(new Agent.Bic(Forger.UK.them()))));
        if (verifier.verify(bytes, trust) instanceof Verdict.Verified verified) {
            boolean report = new String(verified.documentOctets(), StandardCharsets.UTF_8).contains("pacs.002.001.10");
            assertArrayEquals(report ? DOCUMENT : utf8(REJECT.document()), verified.documentOctets());
            assertArrayEquals(
                    report ? HEADER : utf8(REJECT.headerBefore() + REJECT.headerAfter()), verified.appHdrOctets());
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
