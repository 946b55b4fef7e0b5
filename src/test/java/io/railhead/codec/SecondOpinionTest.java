package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.codec.Validation.PartResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondOpinionTest {
    private static final Validation FINE = new Validation(List.of(new PartResult("pacs.002.001.10", List.of())));
    private static final Validation WRONG = new Validation(List.of(
            new PartResult("pacs.002.001.10", List.of(new SchemaError("XSD-LENGTH", 1, 2, "/Document", "Too long.")))));
    private static final byte[] MESSAGE = Samples.utf8("<a/>");

    /** Answers as it was told, and keeps what it was given. */
    private record Told(Validation answer, List<String> given) implements Validator {
        static Told to(Validation answer) {
            return new Told(answer, new ArrayList<>());
        }

        @Override
        public Validation validate(byte[] message) {
            given.add(new String(message, StandardCharsets.UTF_8));
            return answer;
        }

        @Override
        public Validation validate(InputStream file) {
            try {
                return validate(file.readAllBytes());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private static final class Refusing implements Validator {
        @Override
        public Validation validate(byte[] message) {
            throw new XmlRefused(XmlRefused.Cause.SYNTAX, 1, 1, "No.");
        }

        @Override
        public Validation validate(InputStream file) {
            return validate(new byte[0]);
        }
    }

    @Test
    void whatBothTakeIsTakenAndWhatBothRefuseIsRefused() {
        SecondOpinion fine = new SecondOpinion(Told.to(FINE), Told.to(FINE));
        SecondOpinion wrong = new SecondOpinion(Told.to(WRONG), Told.to(WRONG));
        assertTrue(fine.validate(MESSAGE).valid());
        assertFalse(wrong.validate(MESSAGE).valid());
        assertEquals(0, fine.disagreements());
        assertEquals(0, wrong.disagreements());
    }

    @Test
    void whatOneRefusesIsRefusedAndCounted() {
        for (SecondOpinion two : List.of(
                new SecondOpinion(Told.to(FINE), Told.to(WRONG)), new SecondOpinion(Told.to(WRONG), Told.to(FINE)))) {
            assertSame(WRONG, two.validate(MESSAGE));
            assertSame(WRONG, two.validate(new ByteArrayInputStream(MESSAGE)));
            assertEquals(2, two.disagreements());
        }
    }

    @Test
    void bytesThatOneCannotReadAreRefusedAndCounted() {
        SecondOpinion two = new SecondOpinion(Told.to(FINE), new Refusing());
        assertThrows(XmlRefused.class, () -> two.validate(MESSAGE));
        assertEquals(1, two.disagreements());
        assertThrows(XmlRefused.class, () -> new SecondOpinion(new Refusing(), new Refusing()).validate(MESSAGE));
    }

    @Test
    void aStreamIsGivenWholeToBoth() {
        Told first = Told.to(FINE);
        Told second = Told.to(FINE);
        String file = "<a>" + "b".repeat(100_000) + "</a>";
        assertTrue(new SecondOpinion(first, second)
                .validate(new ByteArrayInputStream(Samples.utf8(file)))
                .valid());
        assertEquals(List.of(file), first.given());
        assertEquals(List.of(file), second.given());
    }
}
