package io.railhead.app;

import io.railhead.app.embedded.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which route files are loaded: the packaged ones, each replaced by the file of the same name in the operator's folder, and
 * whatever else that folder holds. Camel refuses two routes of one id, so the list has to be made before.
 */
final class RouteFiles {
    private static final String INDEX = "routes/index.txt";
    private static final String ENDING = ".camel.yaml";

    private RouteFiles() {}

    static String pattern(@Nullable Path folder) {
        TreeMap<String, String> files = new TreeMap<>();
        packaged().forEach(name -> files.put(name, "classpath:routes/" + name));
        if (folder != null) {
            try (Stream<Path> own = Files.list(folder)) {
                own.filter(file -> file.getFileName().toString().endsWith(ENDING))
                        .forEach(file -> files.put(file.getFileName().toString(), "file:" + file));
            } catch (IOException unreadable) {
                throw new Refusal("cannot read the routes folder " + folder + ": " + unreadable.getMessage());
            }
        }
        return String.join(",", files.values());
    }

    private static Stream<String> packaged() {
        InputStream index = RouteFiles.class.getClassLoader().getResourceAsStream(INDEX);
        if (index == null) {
            throw new Refusal("the program is incomplete: " + INDEX + " is missing");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(index, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).toList().stream();
        } catch (IOException unreadable) {
            throw new Refusal("cannot read " + INDEX);
        }
    }
}
