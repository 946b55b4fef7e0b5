package io.railhead.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.railhead.reference.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodeWordsTest {
    private static final Path SETS = Path.of("../shared/standards/codesets/taprsvp");
    private static final CodeWords WORDS =
            CodeWords.load(ReferenceData.shipped().codes(LocalDate.of(2026, 11, 22)));

    @Test
    void aReasonIsExplainedByThePacksWordsOrByTheTable() {
        assertEquals("The payee's account number is wrong or missing.", WORDS.reason("AC03"));
        assertEquals("The request to pay has expired.", WORDS.reason("AEXR"));
        assertNull(WORDS.reason("ZZ99"));
    }

    @Test
    void aCodeIsExplainedWithinItsSetAlone() {
        assertEquals("salaries", WORDS.of("categoryPurpose", "SALA"));
        assertEquals("salary", WORDS.of("purpose", "SALA"));
        assertNull(WORDS.of("serviceLevel", "SALA"));
    }

    @Test
    void everyPublishedCodeOfTheSetsThatMessagesUseIsExplained() throws IOException {
        assumeTrue(Files.isDirectory(SETS), "no published code sets beside the project");
        List<String> silent = new ArrayList<>();
        each("purpose", code -> WORDS.of("purpose", code), silent);
        each("category_purpose", code -> WORDS.of("categoryPurpose", code), silent);
        each("service_level", code -> WORDS.of("serviceLevel", code), silent);
        each("local_instrument", code -> WORDS.of("localInstrument", code), silent);
        each("entry_status", code -> WORDS.of("entryStatus", code), silent);
        each("balance_type", code -> WORDS.of("balanceType", code), silent);
        each("payment_transaction_status", WORDS::status, silent);
        each("payment_group_status", WORDS::status, silent);
        for (String set : List.of(
                "status_reason",
                "return_reason",
                "reversal_reason",
                "cancellation_reason",
                "payment_cancellation_rejection",
                "payment_modification_rejection",
                "claim_non_receipt_rejection",
                "rejected_reason",
                "accepted_reason",
                "received_reason",
                "pending_processing_reason",
                "investigation_status_reason")) {
            each(set, WORDS::reason, silent);
        }
        assertEquals(List.of(), silent);
    }

    private static void each(String set, Function<String, @Nullable String> words, List<String> silent)
            throws IOException {
        JsonNode codes = new ObjectMapper()
                .readTree(SETS.resolve("external_" + set + "_code.json").toFile())
                .path("codes");
        codes.fieldNames().forEachRemaining(code -> {
            if (words.apply(code) == null) {
                silent.add(set + " " + code);
            }
        });
    }
}
