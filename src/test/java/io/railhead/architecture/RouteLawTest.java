package io.railhead.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that a route file may not say is refused, and nothing else. */
class RouteLawTest {
    private static final NamedBeans BEANS = new NamedBeans(Map.of("steps", Steps.class));

    private static final String GOOD = """
            # What this file is for.
            - route:
                id: good
                description: A route that is good.
                routeConfigurationId: handed-back
                from:
                  id: good-from
                  description: Comes in by the link.
                  uri: link:uk-fps
                  steps:
                    - bean:
                        id: good-step
                        description: Takes it as it is.
                        ref: steps
                        method: take
            """;

    @Test
    void aGoodRouteIsAllowed() throws IOException {
        assertEquals(List.of(), faults(GOOD));
    }

    @Test
    void everythingNeedsAnIdOfItsOwn() throws IOException {
        assertOnly("id of small letters", GOOD.replace("id: good-step", "id: Good Step"));
        assertOnly("needs an id", GOOD.replace("            id: good-step\n", ""));
        assertOnly("used twice", GOOD.replace("id: good-step", "id: good-from"));
    }

    @Test
    void everyRouteNamesWhatBecomesOfItsFailures() throws IOException {
        assertOnly("must be handed-back", GOOD.replace("    routeConfigurationId: handed-back\n", ""));
        assertOnly("must be handed-back", GOOD.replace("Id: handed-back", "Id: next-tick"));
    }

    @Test
    void everythingNeedsASentence() throws IOException {
        assertOnly("description that is a sentence", GOOD.replace("Takes it as it is.", "takes it"));
        assertOnly("description that is a sentence", GOOD.replace("A route that is good.", ""));
        assertOnly("what the file is for", GOOD.replace("# What this file is for.\n", ""));
    }

    @Test
    void aRouteOfMoreThanTenStepsIsRefused() throws IOException {
        StringBuilder long11 = new StringBuilder(GOOD);
        for (int i = 0; i < 10; i++) {
            long11.append(step("bean", "id: more-" + i, "ref: steps", "method: take"));
        }
        assertOnly("1 to 10 steps", long11.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "toD",
                "script",
                "groovy",
                "wireTap",
                "threads",
                "aggregate",
                "recipientList",
                "routingSlip",
                "dynamicRouter",
                "enrich",
                "pollEnrich",
                "idempotentConsumer",
                "resequence",
                "delay",
                "process",
                "doTry",
                "somethingNew"
            })
    void aStepThatCanLoseOrBeSteeredIsRefused(String kind) throws IOException {
        assertOnly("no " + kind + ": ", GOOD + step(kind, "id: bad", "uri: direct:good"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jms", "activemq", "sjms2", "amqp", "seda", "vm"})
    void aSourceOrTargetThatCanLoseIsRefused(String component) throws IOException {
        assertOnly("no " + component + ": ", GOOD.replace("link:uk-fps", component + ":queue"));
        assertOnly("no " + component + ": ", GOOD + step("to", "id: bad", "uri: " + component + ":queue"));
    }

    @Test
    void aSourceThatAcknowledgesByItselfOrWithoutTransactionIsRefused() throws IOException {
        assertOnly(
                "no parameter acknowledgementModeName",
                GOOD.replace(
                        "link:uk-fps",
                        "link:uk-fps\n      parameters:\n        acknowledgementModeName: AUTO_ACKNOWLEDGE"));
        assertTrue(faults(GOOD.replace("link:uk-fps", "jms:queue?transacted=false")).stream()
                .anyMatch(fault -> fault.contains("no parameter transacted")));
    }

    @Test
    void anUnknownLinkOrADoorWithoutRouteIsRefused() throws IOException {
        assertOnly("no link is named nowhere", GOOD.replace("link:uk-fps", "link:nowhere"));
        assertOnly("not one route begins at direct:nowhere", GOOD + step("to", "id: bad", "uri: direct:nowhere"));
    }

    @Test
    void anAddressMadeAtRunTimeIsRefused() throws IOException {
        assertTrue(faults(GOOD + step("to", "id: bad", "uri: \"direct:${header.where}\"")).stream()
                .anyMatch(fault -> fault.contains("can be steered by a message")));
    }

    @Test
    void aBeanWithoutItsMethodWouldBeSteeredByAHeader() throws IOException {
        assertOnly("names its bean and its method", GOOD + step("bean", "id: bad", "ref: steps"));
        assertOnly(
                "names its bean and its method",
                GOOD + step("bean", "id: bad", "ref: \"${header.bean}\"", "method: take"));
        assertOnly(
                "names its bean and its method",
                GOOD + step("bean", "id: bad", "ref: steps", "method: take(${header.x})"));
    }

    @Test
    void aStepWithoutItsCodeIsRefused() throws IOException {
        assertOnly("no bean is named nobody", GOOD + step("bean", "id: bad", "ref: nobody", "method: take"));
        assertOnly("no public method", GOOD + step("bean", "id: bad", "ref: steps", "method: hidden"));
        assertOnly("takes more than the body", GOOD + step("bean", "id: bad", "ref: steps", "method: two"));
        assertOnly("Camel would choose", GOOD + step("bean", "id: bad", "ref: steps", "method: either"));
    }

    @Test
    void aCleverExpressionIsRefused() throws IOException {
        String choice = step("choice", "id: bad", "when:", "  - id: bad-when") + """
                                description: If it is large.
                                simple: "%s"
                                steps: []
                """;
        assertEquals(List.of(), faults(GOOD + choice.formatted("${header.kind} == 'pacs.002'")));
        assertOnly("clever expression", GOOD + choice.formatted("${body.amount} > 1000"));
        assertOnly("clever expression", GOOD + step("split", "id: bad", "simple: \"${body.parts}\""));
    }

    @Test
    void aSplitIntoThreadsIsRefused() throws IOException {
        assertOnly(
                "another thread still holds",
                GOOD + step("split", "id: bad", "simple: \"${body}\"", "parallelProcessing: true"));
    }

    @Test
    void aLogLineWithMessageDataIsRefused() throws IOException {
        assertEquals(List.of(), faults(GOOD + step("log", "id: fine", "message: \"${routeId} failed\"")));
        assertOnly("no part of a message", GOOD + step("log", "id: bad", "message: \"got ${body}\""));
    }

    @Test
    void aFileSourceThatDeletesIsRefused() throws IOException {
        assertOnly(
                "never deleted by its source",
                GOOD.replace("uri: link:uk-fps", "uri: file\n      parameters:\n        delete: true"));
    }

    @Test
    void anythingBesideRoutesIsRefused() throws IOException {
        assertOnly(
                "routes and error handling only", GOOD + "- beans:\n    - name: more\n      type: java.lang.Object\n");
    }

    private static String step(String kind, String... lines) {
        return "        - " + kind + ":\n            description: Does what it does.\n            "
                + String.join("\n            ", lines) + "\n";
    }

    private static void assertOnly(String part, String yaml) throws IOException {
        List<String> faults = faults(yaml);
        assertEquals(1, faults.size(), faults::toString);
        assertTrue(faults.getFirst().contains(part), faults::toString);
    }

    private static List<String> faults(String yaml) throws IOException {
        RouteBook book = new RouteBook(List.of(RouteBook.file("50-test.camel.yaml", yaml)));
        return RouteLaw.faults(book, Set.of("uk-fps"), BEANS);
    }

    /** A bean of the routes, with methods that are steps and methods that are not. */
    static final class Steps {
        private Steps() {}

        public static String take(String body) {
            return hidden(body);
        }

        private static String hidden(String body) {
            return body;
        }

        public static String two(String body, String header) {
            return body + header;
        }

        public static String either(String body) {
            return body;
        }

        public static String either(Integer body) {
            return either(body.toString());
        }
    }
}
