package io.railhead.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.ResourceHelper;

/**
 * Reads a route file as Camel will, without running anything: what it cannot read here refuses the start there,
 * only later and with a stack trace. Names of beans and links are not looked up.
 */
public final class RouteText {
    private RouteText() {}

    /** What a route file holds, or why it cannot be read. */
    public sealed interface Read {
        /** The ids of its routes, and where each begins. */
        record Routes(List<String> ids, List<String> sources) implements Read {}

        /** Camel's reason, with the place in the file when it has one. */
        record Broken(String why) implements Read {}
    }

    /** @param resource as Camel names it: {@code file:PATH} or {@code classpath:PATH} */
    public static Read read(String resource) {
        try (DefaultCamelContext camel = new DefaultCamelContext(true);
                YamlRoutesBuilderLoader loader = new YamlRoutesBuilderLoader()) {
            loader.setCamelContext(camel);
            loader.start();
            RouteBuilder routes =
                    (RouteBuilder) loader.loadRoutesBuilder(ResourceHelper.resolveMandatoryResource(camel, resource));
            routes.setCamelContext(camel);
            routes.configure();
            Collection<RouteDefinition> read = routes.getRouteCollection().getRoutes();
            List<String> ids = new ArrayList<>();
            List<String> sources = new ArrayList<>();
            for (RouteDefinition route : read) {
                ids.add(String.valueOf(route.getRouteId()));
                Optional.ofNullable(route.getInput()).ifPresent(from -> sources.add(String.valueOf(from.getUri())));
            }
            return new Read.Routes(List.copyOf(ids), List.copyOf(sources));
        } catch (Exception unreadable) {
            // Camel's parser names no narrower type.
            return new Read.Broken(String.valueOf(unreadable.getMessage()));
        }
    }
}
