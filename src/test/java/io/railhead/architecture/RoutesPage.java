package io.railhead.architecture;

import io.railhead.architecture.RouteBook.Handling;
import io.railhead.architecture.RouteBook.Route;
import io.railhead.architecture.RouteBook.RouteFile;
import io.railhead.architecture.RouteBook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code docs/reference/routes.md}: the table of contents of the system, made from the route files. */
final class RoutesPage {
    private final RouteBook book;

    RoutesPage(RouteBook book) {
        this.book = book;
    }

    String write() {
        StringBuilder page = new StringBuilder("# The route book\n\n")
                .append(GeneratedPage.MARK)
                .append("""

                One file of `routes/` for each leg of the way, in the order a message lives it. To change a leg, put a
                file of the same name into your own folder and start with `--routes DIR`.

                """);
        diagram(page);
        book.files().forEach(file -> file(page, file));
        return page.toString();
    }

    /** Routes as boxes, where exchanges come from as rounded ones, and which route hands over to which. */
    private void diagram(StringBuilder page) {
        page.append("```mermaid\nflowchart LR\n");
        for (Route route : routes().toList()) {
            page.append("    %s[\"%s\"]\n".formatted(route.id(), route.id()));
            if (!route.from().component().equals("direct")) {
                page.append("    %s([\"%s\"]) --> %s\n".formatted(route.from().id(), source(route.from()), route.id()));
            }
        }
        for (Route route : routes().toList()) {
            route.allSteps()
                    .filter(step -> step.kind().equals("to"))
                    .forEach(step -> routes().filter(
                                    target -> target.from().uri().equals(step.uri()))
                            .forEach(target -> page.append("    %s --> %s\n".formatted(route.id(), target.id()))));
        }
        page.append("```\n");
    }

    private Stream<Route> routes() {
        return book.files().stream().flatMap(file -> file.routes().stream());
    }

    private static void file(StringBuilder page, RouteFile file) {
        page.append("\n## `%s`\n\n%s\n".formatted(file.name(), file.intro()));
        for (Route route : file.routes()) {
            page.append("\n### %s\n\n%s\n\n".formatted(route.id(), route.description()));
            page.append("From `%s`: %s A failure is [%s](#%s).\n\n"
                    .formatted(
                            source(route.from()),
                            route.from().description(),
                            String.valueOf(route.handling())
                                    .replace("next-tick", "left to the next tick")
                                    .replace('-', ' '),
                            route.handling()));
            steps(page, route.steps());
        }
        for (Handling handling : file.handlings()) {
            page.append("\n### %s\n\n%s\n\n".formatted(handling.id(), handling.description()));
            steps(page, handling.steps());
        }
    }

    private static String source(Step from) {
        String timer = from.body().path("parameters").path("timerName").asText();
        String directory = from.body().path("parameters").path("directoryName").asText();
        return Stream.of(from.uri(), timer, directory)
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + ":" + b)
                .orElse("");
    }

    private static void steps(StringBuilder page, List<Step> steps) {
        page.append("| step | does | what it is for |\n|---|---|---|\n");
        rows(steps, "").forEach(page::append);
    }

    private static List<String> rows(List<Step> steps, String indent) {
        List<String> rows = new ArrayList<>();
        for (Step step : steps) {
            rows.add("| %s`%s` | %s | %s |\n"
                    .formatted(
                            indent,
                            step.id(),
                            GeneratedPage.cell(does(step)),
                            GeneratedPage.cell(String.valueOf(step.description()))));
            rows.addAll(rows(step.inner(), indent + "· "));
        }
        return rows;
    }

    private static String does(Step step) {
        return switch (step.kind()) {
            case "bean" -> "`%s.%s`".formatted(step.text("ref"), step.text("method"));
            case "to" -> "to `%s`".formatted(step.uri());
            case "when" -> "when `%s`".formatted(step.text("simple"));
            default -> step.kind();
        };
    }
}
