package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.codec.xsd.RandomMessages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The compiled validator says of every message what Java's own says: the verdict, and the code of the first
 * error. The messages are our own and some invented from the schemas, each with something changed.
 */
class CompiledValidatorPropertiesTest {
    private static final Schemas SCHEMAS = new Schemas(Path.of("schemas"));
    private static final Validator COMPILED = new CompiledValidator(SCHEMAS);
    private static final Validator XERCES = new XercesValidator(SCHEMAS);

    @Test
    void bothJudgeMutatedMessagesAlike() throws IOException, XMLStreamException {
        compare(3_000, 1L, 6);
    }

    @Test
    @Tag("long")
    void bothJudgeAHundredThousandMutatedMessagesAlike() throws IOException, XMLStreamException {
        compare(100_000, Long.getLong("railhead.seed", 2L), 100);
    }

    private record Said(String verdict, String code) {}

    private static Said say(Validator validator, byte[] message, boolean streamed) {
        try {
            Validation validation =
                    streamed ? validator.validate(new ByteArrayInputStream(message)) : validator.validate(message);
            List<SchemaError> errors = validation.parts().stream()
                    .flatMap(part -> part.errors().stream())
                    .toList();
            return new Said(
                    validation.valid() ? "valid" : "invalid",
                    errors.isEmpty() ? "" : errors.getFirst().code());
        } catch (XmlRefused refused) {
            return new Said("refused", refused.code());
        }
    }

    private static void compare(int count, long seed, int definitions) throws IOException, XMLStreamException {
        Random random = new Random(seed);
        List<String> seeds = new ArrayList<>(own());
        seeds.addAll(invented(random, definitions));
        Mutations mutations = new Mutations(random);
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String changed = mutations.changed(seeds.get(random.nextInt(seeds.size())));
            byte[] bytes = Samples.utf8(changed);
            boolean streamed = random.nextInt(4) == 0;
            Said java = say(XERCES, bytes, streamed);
            assertEquals(java, say(COMPILED, bytes, streamed), () -> "seed " + seed + ": " + changed);
            seen.merge(java.verdict, 1, Integer::sum);
        }
        // a comparison that only ever sees one verdict shows nothing
        assertTrue(seen.getOrDefault("valid", 0) > count / 5, seen.toString());
        assertTrue(seen.getOrDefault("invalid", 0) > count / 3, seen.toString());
        assertTrue(seen.getOrDefault("refused", 0) > count / 50, seen.toString());
    }

    private static List<String> own() {
        String request = text(Samples.wire(CreditTransferWriter.write(Samples.creditTransfer())));
        String signed = request.replace(
                "<Sgntr></Sgntr>",
                "<Sgntr><ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:V>1</ds:V></ds:Signature></Sgntr>");
        String answer =
                text(Samples.wire(StatusReportWriter.write(Samples.header("pacs.002.001.10"), Samples.statusReport())));
        String pieces = "<w:Any xmlns:w=\"urn:w\" xmlns:d=\"urn:iso:std:iso:20022:tech:xsd:admi.002.001.01\">"
                + "<d:admi.002.001.01><d:RltdRef><d:Ref>1</d:Ref></d:RltdRef><d:Rsn><d:RjctgPtyRsn>X</d:RjctgPtyRsn>"
                + "</d:Rsn></d:admi.002.001.01></w:Any>";
        return List.of(signed, request.replace("<Sgntr></Sgntr>", ""), answer.replace("<Sgntr></Sgntr>", ""), pieces);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<String> invented(Random random, int definitions) throws IOException, XMLStreamException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("schemas"))) {
            files = new ArrayList<>(all.filter(file -> file.toString().endsWith(".xsd"))
                    .sorted()
                    .toList());
        }
        Collections.shuffle(files, random);
        List<String> messages = new ArrayList<>();
        for (Path file : files.subList(0, Math.min(definitions, files.size()))) {
            try (InputStream in = Files.newInputStream(file)) {
                RandomMessages inventor = new RandomMessages(SafeXml.reader(in));
                for (int i = 0; i < 5; i++) {
                    String message = inventor.message(random);
                    Validation validation = XERCES.validate(Samples.utf8(message));
                    assertTrue(validation.valid(), () -> validation + " " + message);
                    messages.add(message);
                }
            }
        }
        return messages;
    }
}
