package io.railhead.openapi;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call as the code takes it.
 *
 * @param method in small letters
 * @param parameters place and name, like {@code query limit}, with the default or the empty text
 * @param takes media types of the body; empty when it takes none
 * @param gives media types that are declared
 */
record Call(
        String path,
        String method,
        Map<String, String> parameters,
        List<String> roles,
        List<String> takes,
        List<String> gives) {
    private static final java.nio.file.Path SOURCES = java.nio.file.Path.of("src/main/java");
    private static final List<String> ROOMS = List.of("io/railhead/api", "io/railhead/app");

    /** Every call of every resource class. */
    static List<Call> all() {
        List<Call> calls = new ArrayList<>();
        for (Class<?> resource : resources()) {
            for (Method method : resource.getDeclaredMethods()) {
                String verb = verb(method);
                if (verb != null) {
                    calls.add(call(resource, method, verb));
                }
            }
        }
        return calls;
    }

    private static List<Class<?>> resources() {
        List<Class<?>> found = new ArrayList<>();
        for (String room : ROOMS) {
            try (Stream<java.nio.file.Path> files = Files.list(SOURCES.resolve(room))) {
                files.map(file -> SOURCES.relativize(file).toString())
                        .filter(name -> name.endsWith(".java") && !name.contains("-info"))
                        .map(name -> load(name.replace(".java", "").replace('/', '.')))
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .forEach(found::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return found;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Call.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(name + " is not compiled", missing);
        }
    }

    private static @Nullable String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value().toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    private static Call call(Class<?> resource, Method method, String verb) {
        Map<String, String> parameters = new TreeMap<>();
        boolean body = false;
        for (Parameter parameter : method.getParameters()) {
            String named = named(parameter);
            if (named != null) {
                DefaultValue value = parameter.getAnnotation(DefaultValue.class);
                parameters.put(named, value == null ? "" : value.value());
            } else if (!parameter.isAnnotationPresent(Context.class)) {
                body = true;
            }
        }
        Consumes consumes = either(resource, method, Consumes.class);
        Produces produces = either(resource, method, Produces.class);
        RolesAllowed roles = either(resource, method, RolesAllowed.class);
        Path path = method.getAnnotation(Path.class);
        return new Call(
                joined(resource.getAnnotation(Path.class).value(), path == null ? "" : path.value()),
                verb,
                parameters,
                roles == null
                        ? List.of()
                        : Arrays.stream(roles.value()).sorted().toList(),
                body && consumes != null ? List.of(consumes.value()) : List.of(),
                produces == null || method.getReturnType() == void.class ? List.of() : List.of(produces.value()));
    }

    private static <A extends Annotation> @Nullable A either(Class<?> resource, Method method, Class<A> type) {
        A own = method.getAnnotation(type);
        return own != null ? own : resource.getAnnotation(type);
    }

    private static @Nullable String named(Parameter parameter) {
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            return "query " + parameter.getAnnotation(QueryParam.class).value();
        }
        if (parameter.isAnnotationPresent(PathParam.class)) {
            return "path " + parameter.getAnnotation(PathParam.class).value();
        }
        return parameter.isAnnotationPresent(HeaderParam.class)
                ? "header " + parameter.getAnnotation(HeaderParam.class).value()
                : null;
    }

    private static String joined(String first, String second) {
        String whole = ("/" + first + "/" + second).replaceAll("/+", "/");
        return whole.length() > 1 && whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }

    String name() {
        return method + " " + path;
    }
}
