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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The compiled validator says of every message what Java's own says. */
class CompiledValidatorProperties {
    private static final Schemas SCHEMAS = new Schemas(Path.of("schemas"));
    private static final Validator COMPILED = new CompiledValidator(SCHEMAS);
    private static final Validator XERCES = new XercesValidator(SCHEMAS);

    @Test
    void bothJudgeMutatedMessagesAlike() throws Exception {
        compare(4_000, 1L, 8);
    }

    @Test
    @Tag("long")
    void bothJudgeAHundredThousandMutatedMessagesAlike() throws Exception {
        compare(100_000, Long.getLong("railhead.seed", 2L), 100);
    }

    private record Said(String verdict, String code) {}

    private static Said say(Validator validator, byte[] message, boolean streamed) {
        try {
            Validation validation =
                    streamed ? validator.validate(new ByteArrayInputStream(message)) : validator.validate(message);
            List<SchemaError> errors =
                    validation.parts().stream().flatMap(part -> part.errors().stream()).toList();
            return new Said(
                    validation.valid() ? "valid" : "invalid", errors.isEmpty() ? "" : errors.getFirst().code());
        } catch (XmlRefused refused) {
            return new Said("refused", refused.code());
        }
    }

    private static void compare(int count, long seed, int definitions) throws Exception {
        Random random = new Random(seed);
        List<String> seeds = new ArrayList<>(own());
        seeds.addAll(invented(random, definitions));
        Mutations mutations = new Mutations(random);
        Map<String, Integer> seen = new TreeMap<>();
        Map<String, Integer> codes = new HashMap<>();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String original = seeds.get(random.nextInt(seeds.size()));
            String changed = mutations.changed(original);
            byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
            boolean streamed = random.nextBoolean();
            Said compiled = say(COMPILED, bytes, streamed);
            Said xerces = say(XERCES, bytes, streamed);
            seen.merge(xerces.verdict, 1, Integer::sum);
            if (!compiled.verdict.equals(xerces.verdict)) {
                differences.add(compiled + " against " + xerces + ": " + changed);
            }
            if (!compiled.code.equals(xerces.code)) {
                codes.merge(compiled.code + " for " + xerces.code, 1, Integer::sum);
                if (System.getProperty("railhead.show") != null && (compiled.code + " for " + xerces.code).contains(System.getProperty("railhead.show")))
                    System.out.println(compiled.code + " for " + xerces.code + " "+COMPILED.validate(new ByteArrayInputStream(bytes)) + " "+XERCES.validate(new ByteArrayInputStream(bytes)) + changed);
            }
        }
        System.out.println(seen + " " + codes);
        assertEquals(List.of(), differences.subList(0, Math.min(5, differences.size())), differences.size() + " differ");
        assertTrue(seen.getOrDefault("valid", 0) > count / 20, seen.toString());
        assertTrue(seen.getOrDefault("invalid", 0) > count / 5, seen.toString());
    }

    private static List<String> own() {
        return List.of(
                text(Samples.wire(CreditTransferWriter.write(Samples.creditTransfer()))).replace("<Sgntr></Sgntr>", ""));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<String> invented(Random random, int definitions) throws IOException, XMLStreamException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("schemas"))) {
            files = new ArrayList<>(
                    all.filter(file -> file.toString().endsWith(".xsd")).sorted().toList());
        }
        java.util.Collections.shuffle(files, random);
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
