package io.railhead.app.checks;

import static io.railhead.app.checks.PasswordFileTest.faults;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.codec.Schemas;
import io.railhead.codec.XercesValidator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Official schemas in the data directory. */
class SchemaCheckTest {
    private static final String NAME = "admi.002.001.01.xsd";
    private static final byte[] REJECT = """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:admi.002.001.01"><admi.002.001.01><RltdRef><Ref>A</Ref>\
            </RltdRef><Rsn><RjctgPtyRsn>X</RjctgPtyRsn></Rsn></admi.002.001.01></Document>""".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder = Path.of("");

    @Test
    void noFolderAndAnEmptyOneAreFine() {
        assertEquals(List.of(), SchemaCheck.run(folder));
        assertEquals(List.of(), SchemaCheck.run(folder.resolve("none")));
    }

    /** What the check calls used is used: the same folder, and another judgement than the packaged schema's. */
    @Test
    void aSchemaOfTheOperatorsIsUsedInsteadOfOurs() throws IOException {
        assertTrue(new XercesValidator(new Schemas(folder)).validate(REJECT).valid());
        String ours = Files.readString(Path.of("schemas").resolve(NAME));
        String stricter = ours.replace("minLength value=\"1\"", "minLength value=\"2\"");
        assertFalse(stricter.equals(ours), "nothing was made stricter");
        Files.writeString(folder.resolve(NAME), stricter);
        List<Finding> findings = SchemaCheck.run(folder);
        assertEquals(List.of(), faults(findings));
        assertTrue(findings.toString().contains("used instead of the packaged one"), findings.toString());
        assertFalse(new XercesValidator(new Schemas(folder)).validate(REJECT).valid());
    }

    @Test
    void oneThatIsNoSchemaOrWouldNeverBeUsedIsTold() throws IOException {
        Files.writeString(folder.resolve(NAME), "<schema>");
        assertEquals(List.of(Fault.SCHEMA_INVALID), faults(SchemaCheck.run(folder)));
        Files.delete(folder.resolve(NAME));
        Files.copy(Path.of("schemas").resolve(NAME), folder.resolve("admi002.xsd"));
        assertEquals(List.of(Fault.SCHEMA_INVALID), faults(SchemaCheck.run(folder)));
    }
}
