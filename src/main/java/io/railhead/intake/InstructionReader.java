package io.railhead.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.railhead.intake.Vetting.Result;
import io.railhead.payment.Instruction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the JSON of a payment request; strict, and telling every place that is wrong at once. Thread-safe. */
public final class InstructionReader {
    private static final int MOST_DEPTH = 16;
    private static final int MOST_TEXT = 4096;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    // Kept by thread, each request's thread would make buffers of its own and hold them while it waits.
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxStringLength(MOST_TEXT)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private InstructionReader() {}

    public static Result<Instruction> read(byte[] body) {
        try (JsonParser parser = JSON.createParser(utf8(body))) {
            JsonNode root = JSON.readTree(parser);
            if (root == null || !root.isObject()) {
                return failed("The body has to be one JSON object.");
            }
            if (parser.nextToken() != null) {
                return failed("Something follows the JSON object at " + place(parser.currentLocation()) + ".");
            }
            InstructionFields fields = new InstructionFields(root);
            Instruction instruction = fields.instruction();
            List<Refusal.Wrong> wrong = fields.wrong();
            return instruction != null && wrong.isEmpty()
                    ? new Result.Passed<>(instruction)
                    : new Result.Failed<>(
                            new Refusal(Problem.REQUEST_INVALID, Problem.REQUEST_INVALID.sentence(), wrong));
        } catch (JsonProcessingException malformed) {
            return failed("The JSON is broken at " + place(malformed.getLocation()) + ".");
        } catch (IOException unreadable) {
            return failed("The body cannot be read as UTF-8.");
        }
    }

    /** RFC 8259 knows no other encoding; left to itself the parser would guess UTF-16 and UTF-32 too. */
    private static String utf8(byte[] body) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Jackson's own sentence may repeat values; the place alone is safe to show. */
    private static String place(@org.jspecify.annotations.Nullable JsonLocation at) {
        return at == null ? "its beginning" : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static Result<Instruction> failed(String detail) {
        return new Result.Failed<>(Refusal.of(Problem.JSON_MALFORMED, detail));
    }
}
