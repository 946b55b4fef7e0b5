package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.codec.Schemas;
import io.railhead.codec.Validation;
import io.railhead.codec.XercesValidator;
import io.railhead.codec.XmlRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitiationFileTest {
    private static final String BLOCK =
            "block from GB33BUKB20201555555555 GBP 10.00 to GB29NWBK60161331926819 reference \"May\" times 2";
    private static final XercesValidator VALIDATOR = new XercesValidator(new Schemas(Path.of("schemas")));

    @Test
    void aFileIsValidAndItsSumsAreRight() {
        byte[] file = write("drop \"w\" " + BLOCK + " " + BLOCK);
        Validation validation = VALIDATOR.validate(new ByteArrayInputStream(file));
        assertEquals(List.of(), validation.parts().getFirst().errors());
        String text = new String(file, StandardCharsets.UTF_8);
        assertTrue(text.contains("<NbOfTxs>4</NbOfTxs><CtrlSum>40.00</CtrlSum>"), text);
        assertTrue(text.contains("<EndToEndId>W 4-1</EndToEndId>"), text);
    }

    @Test
    void aFlawIsTheOnlyThingWrongWithAFile() {
        assertFalse(accepted(write("drop \"w\" truncated " + BLOCK)));
        assertFalse(accepted(write("drop \"w\" with-doctype " + BLOCK)));
        assertFalse(accepted(write("drop \"w\" in-utf-16 " + BLOCK)));
        assertTrue(accepted(write("drop \"w\" with-wrong-count " + BLOCK)));
        assertTrue(accepted(write("drop \"w\" with-wrong-sum " + BLOCK)));
        String wrong = new String(write("drop \"w\" with-wrong-sum " + BLOCK), StandardCharsets.UTF_8);
        assertTrue(wrong.contains("<CtrlSum>21.00</CtrlSum>") && wrong.contains("<CtrlSum>20.00</CtrlSum>"), wrong);
    }

    @Test
    void aFileAppearsInTheInboxWhole(@TempDir Path inbox) throws IOException {
        byte[] file = write("drop \"w\" " + BLOCK);
        InitiationFile.drop(inbox, "w.xml", file);
        try (Stream<Path> files = Files.list(inbox)) {
            assertEquals(List.of(inbox.resolve("w.xml")), files.toList());
        }
        assertEquals(file.length, Files.size(inbox.resolve("w.xml")));
    }

    private static boolean accepted(byte[] file) {
        try {
            return VALIDATOR.validate(new ByteArrayInputStream(file)).valid();
        } catch (XmlRefused refused) {
            return false;
        }
    }

    private static byte[] write(String statement) {
        Step.Drop drop = assertInstanceOf(Step.Drop.class, StepParser.parse(new Words(statement)));
        return InitiationFile.write(
                drop.file(), name -> name.toUpperCase(Locale.ROOT) + "-1", Instant.parse("2026-01-31T12:00:00Z"));
    }
}
