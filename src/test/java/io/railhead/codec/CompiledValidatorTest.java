package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.codec.SchemaPlans.Plan;
import io.railhead.codec.Validation.PartResult;
import io.railhead.message.Definition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class CompiledValidatorTest extends ValidatorContract {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:admi.002.001.01";
    private static final Definition REJECT = new Definition("admi.002.001.01");

    @Override
    Validator over(Schemas schemas) {
        return new CompiledValidator(schemas);
    }

    @Test
    void everyDefinitionThatWeShipIsCompiled() throws IOException {
        List<String> shipped;
        try (Stream<Path> files = Files.list(Path.of("schemas"))) {
            shipped = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".xsd"))
                    .map(name -> name.replace(".xsd", ""))
                    .sorted()
                    .toList();
        }
        assertTrue(shipped.size() >= 99, "too few: " + shipped.size());
        SchemaPlans plans = new SchemaPlans(Samples.schemas());
        List<String> left = shipped.stream()
                .filter(name -> !(plans.find(new Definition(name)) instanceof Plan.Tables))
                .toList();
        assertEquals(List.of(), left);
    }

    @TestFactory
    Stream<DynamicTest> whatTheTablesDoNotKnowIsLeftToJavasValidatorByName() {
        return Stream.of(
                left(
                        "xs:all within complexType",
                        "<xs:complexType name='T'><xs:all><xs:element name='A'/></xs:all></xs:complexType>"),
                left("the pattern \\d+", simple("<xs:pattern value='\\d+'/>")),
                left("the pattern [^a]", simple("<xs:pattern value='[^a]'/>")),
                left("the pattern [a-z-[aeiou]]", simple("<xs:pattern value='[a-z-[aeiou]]'/>")),
                left("xs:whiteSpace of xs:string", simple("<xs:whiteSpace value='collapse'/>")),
                left(
                        "xs:simpleType that is no restriction",
                        "<xs:simpleType name='T'><xs:list itemType='xs:int'/></xs:simpleType>"),
                left(
                        "xs:restriction of normalizedString",
                        "<xs:simpleType name='T'><xs:restriction base='xs:normalizedString'/></xs:simpleType>"),
                left(
                        "xs:element with default",
                        "<xs:complexType name='T'><xs:sequence><xs:element name='A' type='xs:string' default='1'/></xs:sequence></xs:complexType>"),
                left(
                        "xs:element with nillable=true",
                        "<xs:complexType name='T'><xs:sequence><xs:element name='A' type='xs:string' nillable='true'/></xs:sequence></xs:complexType>"),
                left(
                        "xs:any with processContents=strict",
                        "<xs:complexType name='T'><xs:sequence><xs:any/></xs:sequence></xs:complexType>"),
                left(
                        "xs:any with namespace=##other",
                        "<xs:complexType name='T'><xs:sequence><xs:any namespace='##other' processContents='lax'/></xs:sequence></xs:complexType>"),
                left(
                        "xs:any within sequence",
                        "<xs:complexType name='T'><xs:sequence><xs:element name='A' type='xs:string'/><xs:any processContents='lax'/></xs:sequence></xs:complexType>"),
                left("xs:complexType with mixed=true", "<xs:complexType name='T' mixed='true'/>"),
                left(
                        "xs:anyAttribute within complexType",
                        "<xs:complexType name='T'><xs:anyAttribute/></xs:complexType>"),
                left(
                        "xs:group within schema",
                        "<xs:complexType name='T'/><xs:group name='G'><xs:sequence/></xs:group>"));
    }

    private static String simple(String facet) {
        return "<xs:simpleType name='T'><xs:restriction base='xs:string'>" + facet
                + "</xs:restriction></xs:simpleType>";
    }

    private static DynamicTest left(String construct, String declarations) {
        return DynamicTest.dynamicTest(construct, () -> {
            Path folder = Files.createTempDirectory("schemas");
            write(folder, declarations);
            Plan.Other plan = assertInstanceOf(Plan.Other.class, new SchemaPlans(new Schemas(folder)).find(REJECT));
            assertTrue(plan.construct().startsWith(construct), plan.construct());
        });
    }

    private static void write(Path folder, String declarations) throws IOException {
        Files.writeString(folder.resolve("admi.002.001.01.xsd"), """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
                    xmlns="%1$s" targetNamespace="%1$s">
                  <xs:element name="Document" type="T"/>
                  %2$s
                </xs:schema>
                """.formatted(NAMESPACE, declarations));
    }

    @Test
    void aDefinitionThatIsLeftIsJudgedAllTheSameNextToOneThatIsNot(@TempDir Path folder) throws IOException {
        write(folder, simple("<xs:pattern value='\\d+'/>"));
        Validator validator = over(new Schemas(folder));
        String message = "<Any><d:Document xmlns:d='" + NAMESPACE + "'>%s</d:Document>"
                + "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:admi.004.001.02'><SysEvtNtfctn><EvtInf>"
                + "<EvtCd>%s</EvtCd></EvtInf></SysEvtNtfctn></Document></Any>";
        assertEquals(List.of(), errors(validator, message.formatted("12", "AB")));
        assertEquals(List.of("XSD-PATTERN at /Document"), errors(validator, message.formatted("x", "AB")));
        assertEquals(
                List.of("XSD-PATTERN at /Document", "XSD-PATTERN at /Document/SysEvtNtfctn/EvtInf/EvtCd"),
                errors(validator, message.formatted("x", "")));
    }

    private static List<String> errors(Validator validator, String message) {
        Validation validation = validator.validate(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                List.of("admi.002.001.01", "admi.004.001.02"),
                validation.parts().stream().map(PartResult::definition).toList());
        return validation.parts().stream()
                .flatMap(part -> part.errors().stream())
                .map(error -> error.code() + " at " + error.path())
                .toList();
    }

    @Test
    void anOperatorsBrokenSchemaEndsTheStart(@TempDir Path folder) throws IOException {
        write(folder, "<xs:complexType name='Other'/>");
        IllegalStateException defect = assertThrows(IllegalStateException.class, () -> over(new Schemas(folder)));
        assertTrue(String.valueOf(defect.getMessage()).contains("admi.002.001.01.xsd"), defect.getMessage());
    }

    /** Pieces that comments part are each short enough for the guard of bytes; the whole is not. */
    @Test
    void aTextWithoutEndIsRefusedAlsoWhenCommentsPartIt() {
        String piece = "x".repeat(60_000) + "<!-- and on -->";
        String file = "<Document xmlns='" + NAMESPACE + "'><admi.002.001.01><RltdRef><Ref>" + piece.repeat(2)
                + "</Ref></RltdRef></admi.002.001.01></Document>";
        XmlRefused refused = assertThrows(
                XmlRefused.class, () -> over(Samples.schemas()).validate(new ByteArrayInputStream(Samples.utf8(file))));
        assertEquals("XML-TEXT", refused.code());
    }

    @Test
    void aSecondMessageIsJudgedOnItsOwnAfterOneThatBrokeOff() {
        Validator validator = over(Samples.schemas());
        byte[] whole = Samples.wire(CreditTransferWriter.write(Samples.creditTransfer()));
        byte[] fine = Samples.utf8(new String(whole, StandardCharsets.UTF_8).replace("<Sgntr></Sgntr>", ""));
        for (int i = 100; i < fine.length; i += 7) {
            byte[] broken = Arrays.copyOf(fine, i);
            assertThrows(XmlRefused.class, () -> validator.validate(broken));
            assertTrue(validator.validate(fine).valid());
        }
    }

    @TestFactory
    Stream<DynamicTest> realMessagesGetTheSameErrorsAsFromJavasValidator() throws IOException {
        Path standards = Path.of("../shared/standards");
        Path index = standards.resolve("messages/INDEX.tsv");
        Assumptions.assumeTrue(Files.exists(index), "the folder of real messages is not here");
        List<Pair> each = List.of(new Pair(Samples.schemas()), new Pair(new Schemas(standards.resolve("xsd"))));
        return Files.readAllLines(index).stream()
                .skip(1)
                .map(line -> line.split("\t", -1)[0])
                .map(file -> DynamicTest.dynamicTest(file, () -> {
                    byte[] bytes =
                            Files.readAllBytes(standards.resolve("messages").resolve(file));
                    for (Pair pair : each) {
                        Validation compiled = pair.compiled.validate(new ByteArrayInputStream(bytes));
                        Validation java = pair.java.validate(new ByteArrayInputStream(bytes));
                        assertEquals(java.valid(), compiled.valid());
                        assertEquals(codes(java), codes(compiled));
                        assertFalse(compiled.parts().isEmpty());
                    }
                }));
    }

    private record Pair(Validator compiled, Validator java) {
        Pair(Schemas schemas) {
            this(new CompiledValidator(schemas), new XercesValidator(schemas));
        }
    }

    private static List<String> codes(Validation validation) {
        return validation.parts().stream()
                .flatMap(part -> part.errors().stream())
                .map(error -> error.code() + " " + error.line() + " " + error.path())
                .toList();
    }
}
