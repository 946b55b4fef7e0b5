package io.railhead.codec.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.railhead.codec.schema.SimpleType.Facet;
import io.railhead.message.Definition;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaTableTest {
    private static final Definition ANY = new Definition("pacs.008.001.08");

    @Test
    void theNarrowestLineWins() {
        SchemaTable table = SchemaTable.parse(List.of(
                "element\tNm\tMax140Text\tours",
                "element\tAgent#/Nm\tMax70Text\tours",
                "element\tAgent3/Nm\tMax35Text\tours",
                "base\tstring\tMax10Text\tours"));
        assertEquals("Max35Text", table.elementType("Agent3", "Nm", Base.STRING));
        assertEquals("Max70Text", table.elementType("Agent12", "Nm", Base.STRING));
        assertEquals("Max140Text", table.elementType("Agent3Choice", "Nm", Base.STRING));
        assertEquals("Max10Text", table.elementType("Agent3", "Id", Base.STRING));
    }

    @Test
    void aTypeMayMeanSomethingElseInOneDefinition() {
        SchemaTable table = SchemaTable.parse(
                List.of("type\tCode\tstring length=1..4\tours", "type\tCode@pacs.009.001.08\tstring\tours"));
        assertEquals(2, table.simpleType("Code", ANY).facets().size());
        assertEquals(
                List.of(),
                table.simpleType("Code", new Definition("pacs.009.001.08")).facets());
    }

    @Test
    void aRepetitionWithoutALineHasNoBound() {
        SchemaTable table = SchemaTable.parse(List.of("repeat\tPostalAddress#/AdrLine\t7\tours"));
        assertEquals("7", table.atMost("PostalAddress24", "AdrLine"));
        assertEquals("unbounded", table.atMost("PostalAddress24", "Dept"));
    }

    @Test
    void aRepetitionOfOneTypeGoesBeforeThatOfItsFamily() {
        SchemaTable table = SchemaTable.parse(
                List.of("repeat\tPostalAddress#/AdrLine\t7\tours", "repeat\tPostalAddress1/AdrLine\t5\tours"));
        assertEquals("5", table.atMost("PostalAddress1", "AdrLine"));
        assertEquals("7", table.atMost("PostalAddress6", "AdrLine"));
    }

    @Test
    void anOrderMustBeOfExactlyTheElementsThatTheTypeHas() {
        var structure = new ModelType.Structure("Pair", List.of(member("A"), member("B")));
        SchemaTable turned = SchemaTable.parse(List.of("order\tPair\tB A\tours"));
        assertEquals(List.of(member("B"), member("A")), turned.ordered(structure));
        SchemaTable wrong = SchemaTable.parse(List.of("order\tPair\tB C\tours"));
        assertThrows(IllegalArgumentException.class, () -> wrong.ordered(structure));
    }

    @Test
    void linesThatNoQuestionWasAnsweredWithAreKnown() {
        SchemaTable table = SchemaTable.parse(List.of("element\tNm\tMax35Text\tours", "element\tId\tMax35Text\tours"));
        assertEquals(Set.of("element Id", "element Nm"), table.unused());
        String asked = table.elementType("Agent3", "Nm", Base.STRING);
        assertEquals("Max35Text", asked);
        assertEquals(Set.of("element Id"), table.unused());
    }

    @Test
    void restrictionsAreReadWithAPatternLastThatMayHoldBlanksAndEqualsSigns() {
        assertEquals(
                List.of(
                        new Facet("totalDigits", "18"),
                        new Facet("fractionDigits", "5"),
                        new Facet("minInclusive", "0")),
                SimpleType.parse("decimal digits=18 fraction=5 min=0").facets());
        assertEquals(
                List.of(
                        new Facet("minLength", "1"),
                        new Facet("maxLength", "4"),
                        new Facet("pattern", "[a= ]+ pattern=")),
                SimpleType.parse("string length=1..4 pattern=[a= ]+ pattern=").facets());
    }

    @Test
    void whatIsNotOfTheFormIsRefusedWithItsLine() {
        assertEquals("line 2: no base type text", refusal("# note", "type\tA\ttext\tours"));
        assertEquals("line 1: no such kind of line: kind", refusal("kind\tA\tB\tours"));
        assertEquals("line 1: no such restriction: size=4", refusal("type\tA\tstring size=4\tours"));
        assertEquals("line 1: a length is written MIN..MAX, not 4", refusal("type\tA\tstring length=4\tours"));
        assertEquals("line 2: said before: element Nm", refusal("element\tNm\tA\tours", "element\tNm\tB\tours"));
    }

    @Test
    void aFactWithoutASourceIsRefused() {
        String wanted = "line 1: wanted: what, name, fact and source, separated by tabs";
        assertEquals(wanted, refusal("element\tNm\tMax35Text"));
        assertEquals(wanted, refusal("element\tNm\tMax35Text\t "));
    }

    private static ModelType.Member member(String element) {
        return new ModelType.Member(element, true, false, String.class);
    }

    private static String refusal(String... lines) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> SchemaTable.parse(List.of(lines)))
                .getMessage());
    }
}
