package io.railhead.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that passes everything would prove nothing: each keyword has a value that fits and one that does not. */
class SchemaCheckTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"string"}                                   | "a"                      | 1
            {"type":["string","null"]}                          | null                     | true
            {"type":"integer"}                                  | 1                        | 1.5
            {"enum":["a","b"]}                                  | "b"                      | "c"
            {"format":"uuid"}                                   | "01a20417-942b-75ec-b876-c7e77d8097c7" | "1-1-1-1-1"
            {"format":"date"}                                   | "2026-01-31"             | "2026-02-31"
            {"format":"date-time"}                              | "2026-01-31T12:00:00Z"   | "2026-01-31"
            {"format":"other"}                                  | 1                        | "a"
            {"pattern":"^[A-Z]{3}$"}                            | "GBP"                    | "gbp"
            {"minLength":1}                                     | "a"                      | ""
            {"maxLength":2}                                     | "ab"                     | "abc"
            {"minimum":0}                                       | 0                        | -1
            {"maximum":5}                                       | 5                        | 6
            {"required":["a"]}                                  | {"a":1}                  | {}
            {"properties":{"a":{"type":"string"}}}              | {"a":"x"}                | {"a":1}
            {"properties":{"a":{}}}                             | {"a":1}                  | {"b":1}
            {"properties":{"a":{}},"additionalProperties":true} | {"b":1}                  | nothing
            {"additionalProperties":{"type":"string"}}          | {"a":"x"}                | {"a":1}
            {"additionalProperties":false}                      | {}                       | {"a":1}
            {"items":{"type":"string"}}                         | ["a"]                    | ["a",1]
            {"oneOf":[{"type":"string"},{"enum":["a"]}]}        | "b"                      | "a"
            {"oneOf":[{"type":"string"},{"type":"null"}]}       | null                     | 1
            {"allOf":[{"required":["a"],"properties":{"a":{}}},{"properties":{"b":{"type":"string"}}}]} | {"a":1,"b":"x"} | {"b":"x"}
            {"$ref":"#/text"}                                   | "a"                      | 1
            """)
    void everyKeywordCanFail(String schema, String fits, String not) throws IOException {
        assertEquals(List.of(), check(schema, fits));
        if (!not.equals("nothing")) {
            assertNotEquals(List.of(), check(schema, not));
        }
    }

    @Test
    void aKeywordThatItDoesNotKnowIsNotPassedOver() throws IOException {
        assertEquals(List.of("/ cannot be judged: unknown keyword not"), check("{\"not\":{}}", "1"));
    }

    @Test
    void onlyTheStrictAskForFieldsToBeDescribed() throws IOException {
        Document document = Document.ofJson("{\"s\":{\"properties\":{\"a\":{}}},\"v\":{\"b\":1}}");
        assertEquals(
                List.of(),
                SchemaCheck.of(
                        document, document.root().path("s"), document.root().path("v"), false));
    }

    private static List<String> check(String schema, String value) throws IOException {
        Document document =
                Document.ofJson("{\"text\":{\"type\":\"string\"},\"s\":" + schema + ",\"v\":" + value + "}");
        return SchemaCheck.of(
                document, document.root().path("s"), document.root().path("v"), true);
    }
}
