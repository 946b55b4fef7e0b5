package io.railhead.architecture;

import io.railhead.architecture.RouteBook.Handling;
import io.railhead.architecture.RouteBook.Route;
import io.railhead.architecture.RouteBook.RouteFile;
import io.railhead.architecture.RouteBook.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a route file may say. Everything has a name and a sentence; only those steps and addresses are used that
 * cannot lose a message and that a stranger's message cannot steer.
 */
final class RouteLaw {
    private static final int MOST_STEPS = 10;
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern SENTENCE = Pattern.compile("\\p{Lu}.*\\s.*\\s.*\\.", Pattern.DOTALL);

    private static final Set<String> STEPS =
            Set.of("bean", "to", "choice", "when", "otherwise", "split", "log", "onException");
    private static final Map<String, String> LOSSY_STEPS = Map.ofEntries(
            Map.entry("toD", "an address made at run time can be steered by a message"),
            Map.entry("recipientList", "an address made at run time can be steered by a message"),
            Map.entry("routingSlip", "an address made at run time can be steered by a message"),
            Map.entry("dynamicRouter", "an address made at run time can be steered by a message"),
            Map.entry("enrich", "an address made at run time can be steered by a message"),
            Map.entry("pollEnrich", "an address made at run time can be steered by a message"),
            Map.entry("script", "logic wants a name and a class with a test"),
            Map.entry("groovy", "logic wants a name and a class with a test"),
            Map.entry("process", "a step is a bean's method, which this test can look up"),
            Map.entry("wireTap", "a copy in memory is lost in a crash"),
            Map.entry("threads", "the source would forget a message that another thread still holds"),
            Map.entry("multicast", "the source would forget a message that another thread may still hold"),
            Map.entry("aggregate", "what is being collected in memory is lost in a crash"),
            Map.entry("resequence", "what is being sorted in memory is lost in a crash"),
            Map.entry("delay", "what waits in memory is lost in a crash"),
            Map.entry("idempotentConsumer", "not repeating is the inbox's work, in the same transaction"),
            Map.entry("transacted", "transactions are the ledger's work"),
            Map.entry("doTry", "content never fails a step; trouble goes back to the source"));

    private static final Set<String> SOURCES = Set.of("direct", "link", "outbox", "timer", "file");
    private static final Set<String> TARGETS = Set.of("direct");
    private static final String NO_JMS =
            "only link: and outbox: speak to the broker, transacted and without opening object messages";
    private static final Map<String, String> LOSSY_ADDRESSES = Map.of(
            "jms", NO_JMS,
            "activemq", NO_JMS,
            "sjms", NO_JMS,
            "sjms2", NO_JMS,
            "amqp", NO_JMS,
            "seda", "what waits in memory is lost in a crash",
            "vm", "what waits in memory is lost in a crash",
            "disruptor", "what waits in memory is lost in a crash");
    private static final Set<String> LOSSY_PARAMETERS = Set.of(
            "acknowledgementModeName",
            "acknowledgementMode",
            "transacted",
            "asyncConsumer",
            "mapJmsMessage",
            "transferExchange",
            "exchangePattern",
            "synchronous");

    private static final Pattern CONDITION = Pattern.compile("\\$\\{header\\.kind} == '[a-z0-9.]+'");
    private static final String BODY = "${body}";
    private static final Pattern LOGGABLE = Pattern.compile("\\$\\{(routeId|exception\\.class\\.simpleName)}");

    private final Set<String> links;
    private final NamedBeans beans;
    private final Set<String> ids = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private RouteLaw(Set<String> links, NamedBeans beans) {
        this.links = links;
        this.beans = beans;
    }

    /**
     * What is wrong, each with its file and id.
     *
     * @param links names of the links that are configured
     */
    static List<String> faults(RouteBook book, Set<String> links, NamedBeans beans) {
        RouteLaw law = new RouteLaw(links, beans);
        book.files().forEach(law::file);
        law.targets(book);
        return law.faults;
    }

    private void fault(RouteFile file, @Nullable String id, String what) {
        faults.add(file.name() + " " + id + ": " + what);
    }

    private void file(RouteFile file) {
        file.others().forEach(kind -> fault(file, kind, "a file holds routes and error handling only"));
        if (!SENTENCE.matcher(file.intro()).matches()) {
            fault(file, "top", "a comment must say what the file is for");
        }
        for (Route route : file.routes()) {
            named(file, "route", route.id(), route.description());
            source(file, route.from());
            handling(file, route);
            route.allSteps().forEach(step -> step(file, step));
            if (route.steps().isEmpty() || route.allSteps().count() > MOST_STEPS) {
                fault(file, route.id(), "a route has 1 to " + MOST_STEPS + " steps");
            }
        }
        for (Handling handling : file.handlings()) {
            named(file, "routeConfiguration", handling.id(), handling.description());
            handling.steps().stream().flatMap(Step::withInner).forEach(step -> step(file, step));
        }
    }

    /** Camel leaves a route without a name of a configuration to its own devices: a log of stack traces. */
    private void handling(RouteFile file, Route route) {
        String due = switch (route.from().component()) {
            case "timer" -> "next-tick";
            case "direct" -> "passed-on";
            default -> "handed-back";
        };
        if (!due.equals(route.handling())) {
            fault(file, route.id(), "its routeConfigurationId must be " + due);
        }
    }

    private void named(RouteFile file, String kind, @Nullable String id, @Nullable String description) {
        if (id == null || !ID.matcher(id).matches()) {
            fault(file, id, kind + " needs an id of small letters and hyphens");
        } else if (!ids.add(id)) {
            fault(file, id, "this id is used twice");
        }
        if (description == null || !SENTENCE.matcher(description).matches()) {
            fault(file, id, kind + " needs a description that is a sentence");
        }
    }

    private void source(RouteFile file, Step from) {
        named(file, "from", from.id(), from.description());
        address(file, from, SOURCES);
        if (Set.of("link", "outbox").contains(from.component()) && !links.contains(from.remaining())) {
            fault(file, from.id(), "no link is named " + from.remaining());
        }
        if (from.body().path("parameters").path("delete").asBoolean()) {
            fault(file, from.id(), "a file is moved when it is safe, never deleted by its source");
        }
    }

    private void step(RouteFile file, Step step) {
        named(file, step.kind(), step.id(), step.description());
        if (LOSSY_STEPS.containsKey(step.kind())) {
            fault(file, step.id(), "no " + step.kind() + ": " + LOSSY_STEPS.get(step.kind()));
        } else if (!STEPS.contains(step.kind())) {
            fault(file, step.id(), "no " + step.kind() + ": it is not among the steps we use");
        }
        switch (step.kind()) {
            case "bean" -> bean(file, step);
            case "to" -> address(file, step, TARGETS);
            case "when" -> expression(file, step, CONDITION.asMatchPredicate().test(simple(step)));
            case "split" -> split(file, step);
            case "log" -> log(file, step);
            default -> {
                // The others carry nothing but their inner steps.
            }
        }
    }

    private void address(RouteFile file, Step step, Set<String> allowed) {
        String component = step.component();
        if (LOSSY_ADDRESSES.containsKey(component)) {
            fault(file, step.id(), "no " + component + ": " + LOSSY_ADDRESSES.get(component));
        } else if (!allowed.contains(component)) {
            fault(
                    file,
                    step.id(),
                    "no " + component + " here; there are "
                            + allowed.stream().sorted().toList());
        }
        if (step.uri().contains("${")) {
            fault(file, step.id(), "an address made at run time can be steered by a message");
        }
        Stream.concat(
                        step.body().path("parameters").properties().stream().map(Map.Entry::getKey),
                        Pattern.compile("[?&]")
                                .splitAsStream(step.uri())
                                .skip(1)
                                .map(pair -> pair.replaceFirst("=.*", "")))
                .filter(LOSSY_PARAMETERS::contains)
                .forEach(name ->
                        fault(file, step.id(), "no parameter " + name + ": how a message is taken is the link's work"));
    }

    private void bean(RouteFile file, Step step) {
        String ref = step.text("ref");
        String method = step.text("method");
        if (ref == null || method == null || (ref + method).matches(".*[${(].*")) {
            // Without a method Camel asks a header, which a stranger may have set.
            fault(file, step.id(), "a bean step names its bean and its method, and nothing at run time does");
            return;
        }
        String wrong = beans.misfit(ref, method);
        if (wrong != null) {
            fault(file, step.id(), wrong);
        }
    }

    private void split(RouteFile file, Step step) {
        expression(file, step, simple(step).equals(BODY));
        if (step.body().path("parallelProcessing").asBoolean()
                || step.body().path("streaming").asBoolean()) {
            fault(file, step.id(), "the source would forget a message that another thread still holds");
        }
    }

    private void expression(RouteFile file, Step step, boolean plain) {
        if (!plain) {
            fault(file, step.id(), "a clever expression wants a name and a class with a test: " + simple(step));
        }
    }

    private void log(RouteFile file, Step step) {
        String message = String.valueOf(step.text("message"));
        if (LOGGABLE.matcher(message).replaceAll("").contains("${")) {
            fault(file, step.id(), "a log line holds no part of a message");
        }
    }

    private static String simple(Step step) {
        Step expression = new Step("expression", step.body().path("expression"), List.of());
        String text = step.text("simple") != null ? step.text("simple") : expression.text("simple");
        return text == null ? "" : text;
    }

    /** Every {@code direct:} address has one route behind it. */
    private void targets(RouteBook book) {
        List<String> doors = book.files().stream()
                .flatMap(file -> file.routes().stream())
                .map(route -> route.from().uri())
                .filter(uri -> uri.startsWith("direct:"))
                .toList();
        for (RouteFile file : book.files()) {
            file.routes().stream()
                    .flatMap(Route::allSteps)
                    .filter(step -> step.kind().equals("to") && step.component().equals("direct"))
                    .filter(step -> doors.stream().filter(step.uri()::equals).count() != 1)
                    .forEach(step -> fault(file, step.id(), "not one route begins at " + step.uri()));
        }
    }
}
