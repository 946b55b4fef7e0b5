package io.railhead.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One call that is sent an object and gives one, changed in every way that somebody could notice, or not. */
class CompatibilityTest {
    private static final String BEFORE = """
            {"paths": {"/pay": {"post": {
              "security": [{"bearer": ["client"]}, {"bearer": ["auditor"]}],
              "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 500}}],
              "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Asked"}}}},
              "responses": {
                "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Given"}}}},
                "422": {"content": {"application/problem+json": {"schema": {"type": "object"}}}}}}}},
             "components": {"schemas": {
              "Asked": {"type": "object", "required": ["a"], "properties": {
                "a": {"type": "string", "maxLength": 10}, "b": {"type": ["string", "null"], "enum": ["x", "y"]}}},
              "Given": {"type": "object", "required": ["c"], "properties": {
                "c": {"type": "string", "enum": ["p", "q"]}, "d": {"type": "integer"},
                "kids": {"type": "array", "items": {"$ref": "#/components/schemas/Given"}}}}}}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "/pay":                             | "/paid":                               | post /pay is gone
            "post":                             | "put":                                 | post /pay is gone
            "name": "limit"                     | "name": "most"                         | post /pay does not take query limit any more
            "in": "query",                      | "in": "query", "required": true,       | post /pay needs query limit now
            "maximum": 500                      | "maximum": 50                          | post /pay query limit maximum is another limit
            "security": [{"bearer": ["client"]} | "security": [{"bearer": ["operator"]}  | post /pay is closed to client
            "requestBody": {                    | "requestBody": {"required": true,      | post /pay needs a body now
            {"application/json": {"schema": {"$ref": "#/components/schemas/Asked"  | {"text/csv": {"schema": {"$ref": "#/components/schemas/Asked" | post /pay request is no application/json any more
            "required": ["a"]                   | "required": ["a", "b"]                 | post /pay request/b is needed now
            "a": {"type": "string"              | "a": {"type": "integer"                | post /pay request/a takes [integer], not [string]
            "type": ["string", "null"]          | "type": "string"                       | post /pay request/b takes [string], not [null, string]
            "maxLength": 10                     | "maxLength": 9                         | post /pay request/a maxLength is another limit
            "maxLength": 10                     | "maxLength": 10, "pattern": "x"        | post /pay request/a has another pattern
            "enum": ["x", "y"]                  | "enum": ["x"]                          | post /pay request/b has no value "y" any more
            "required": ["a"],                  | "required": ["a"], "additionalProperties": false, | post /pay request takes no other properties now
            "200":                              | "201":                                 | post /pay 200 is not answered any more
            "c": {"type": "string"              | "c": {"type": ["string", "null"]       | post /pay 200/c gives [null, string], not [string]
            "enum": ["p", "q"]                  | "enum": ["q"]                          | post /pay 200/c has no value "p" any more
            "required": ["c"]                   | "required": []                         | post /pay 200/c may be missing now
            "d": {"type": "integer"},           | ``                                     | post /pay 200/d is gone
            """)
    void whatBreaksACallerIsSaid(String from, String to, String said) throws IOException {
        assertEquals(List.of(said), changed(from, to));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "paths": {                          | "paths": {"/new": {"get": {"responses": {}}},
            "maximum": 500                      | "maximum": 1000
            "in": "query",                      | "in": "query", "description": "how many",
            "required": ["a"]                   | "required": []
            "maxLength": 10                     | "maxLength": 20
            "enum": ["x", "y"]                  | "enum": ["x", "y", "z"]
            "a": {"type": "string"              | "a": {"type": ["string", "null"]
            "enum": ["p", "q"]                  | "enum": ["p", "q", "r"]
            "d": {"type": "integer"},           | "d": {"type": "integer"}, "e": {"type": "string"},
            "required": ["c"]                   | "required": ["c", "d"]
            "422":                              | "423":
            [{"bearer": ["client"]},            | [{"bearer": ["client"]}, {"bearer": ["operator"]},
            """)
    void whatDoesNotIsPassed(String from, String to) throws IOException {
        assertEquals(List.of(), changed(from, to));
    }

    private static List<String> changed(String from, String to) throws IOException {
        String after = BEFORE.replace(from.strip(), to == null ? "" : to.strip());
        assertEquals(false, after.equals(BEFORE), "the sample changes nothing");
        return Compatibility.breaking(Document.ofJson(BEFORE), Document.ofJson(after));
    }
}
