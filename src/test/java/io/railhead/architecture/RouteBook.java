package io.railhead.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The route files, read as what they are: plain YAML, without Camel. */
record RouteBook(List<RouteFile> files) {
    static final Path FOLDER = Path.of("routes");
    static final String ENDING = ".camel.yaml";

    private static final YAMLMapper YAML = new YAMLMapper();

    RouteBook {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param intro the comment at its top
     * @param others kinds of top-level entries that are neither a route nor the error handling
     */
    record RouteFile(String name, String intro, List<Route> routes, List<Handling> handlings, List<String> others) {}

    /**
     * One route; its source is the step {@code from}.
     *
     * @param handling what it names as its error handling
     */
    record Route(
            @Nullable String id,
            @Nullable String description,
            @Nullable String handling,
            Step from,
            List<Step> steps) {
        /** All steps, those inside others too. */
        Stream<Step> allSteps() {
            return steps.stream().flatMap(Step::withInner);
        }
    }

    /** Error handling for the routes that name it. */
    record Handling(@Nullable String id, @Nullable String description, List<Step> steps) {}

    /**
     * One step.
     *
     * @param kind its word in the YAML, such as {@code bean}
     * @param body all that stands below it
     * @param inner the steps inside it: branches, and what is in them
     */
    record Step(String kind, JsonNode body, List<Step> inner) {
        @Nullable String id() {
            return text("id");
        }

        @Nullable String description() {
            return text("description");
        }

        @Nullable String text(String field) {
            JsonNode value = body.path(field);
            return value.isValueNode() && !value.isNull() ? value.asText() : null;
        }

        String uri() {
            String uri = text("uri");
            return uri == null ? "" : uri;
        }

        /** The component of the address: {@code direct} of {@code direct:name}. */
        String component() {
            return uri().replaceFirst(":.*", "");
        }

        String remaining() {
            return uri().contains(":") ? uri().replaceFirst("^[^:]*:", "") : "";
        }

        Stream<Step> withInner() {
            return Stream.concat(Stream.of(this), inner.stream().flatMap(Step::withInner));
        }
    }

    static RouteBook read() throws IOException {
        try (Stream<Path> found = Files.list(FOLDER)) {
            List<Path> paths = found.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            List<RouteFile> files = new ArrayList<>();
            for (Path path : paths) {
                files.add(file(path.getFileName().toString(), Files.readString(path, StandardCharsets.UTF_8)));
            }
            return new RouteBook(files);
        }
    }

    static RouteFile file(String name, String yaml) throws IOException {
        List<Route> routes = new ArrayList<>();
        List<Handling> handlings = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (JsonNode entry : YAML.readTree(yaml)) {
            for (Map.Entry<String, JsonNode> kind : entry.properties()) {
                switch (kind.getKey()) {
                    case "route" -> routes.add(route(kind.getValue()));
                    case "routeConfiguration" -> handlings.add(handling(kind.getValue()));
                    default -> others.add(kind.getKey());
                }
            }
        }
        return new RouteFile(name, intro(yaml), routes, handlings, others);
    }

    private static String intro(String yaml) {
        return String.join(
                " ",
                yaml.lines()
                        .takeWhile(line -> line.startsWith("#"))
                        .map(line -> line.substring(1).strip())
                        .toList());
    }

    private static Route route(JsonNode body) {
        Step from = new Step("from", body.path("from"), List.of());
        List<Step> steps = new ArrayList<>(steps(body.path("from").path("steps")));
        steps.addAll(steps(body.path("steps")));
        Step itself = new Step("route", body, List.of());
        return new Route(itself.id(), itself.description(), itself.text("routeConfigurationId"), from, steps);
    }

    private static Handling handling(JsonNode body) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode wrapped : body.path("onException")) {
            steps.add(step("onException", wrapped.path("onException")));
        }
        Step itself = new Step("routeConfiguration", body, List.of());
        return new Handling(itself.id(), itself.description(), steps);
    }

    private static List<Step> steps(JsonNode list) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode wrapped : list) {
            wrapped.properties().forEach(kind -> steps.add(step(kind.getKey(), kind.getValue())));
        }
        return steps;
    }

    private static Step step(String kind, JsonNode body) {
        List<Step> inner = new ArrayList<>(steps(body.path("steps")));
        body.path("when").forEach(when -> inner.add(step("when", when)));
        if (body.has("otherwise")) {
            inner.add(step("otherwise", body.path("otherwise")));
        }
        return new Step(kind, body, inner);
    }
}
