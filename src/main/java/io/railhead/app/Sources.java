package io.railhead.app;

import io.railhead.app.checks.Fault;
import io.railhead.app.checks.Finding;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from, the strongest first.
 *
 * @param findings what is wrong with the places themselves
 */
record Sources(List<Map<String, String>> maps, List<Finding> findings) {
    private static final String FILE = "railhead.properties";
    private static final String OURS = "railhead.";

    /** Command line, system properties, environment, the file in the configuration folder, and where data lies. */
    static Sources of(Map<String, String> options, Map<String, String> properties, Map<String, String> environment) {
        List<Map<String, String>> maps = new ArrayList<>(List.of(options, properties, environment));
        List<Finding> findings = new ArrayList<>();
        String folder = first(maps, "railhead.config.folder");
        if (folder != null) {
            maps.add(file(Path.of(folder).resolve(FILE), findings));
        }
        Path home = Path.of(Objects.requireNonNullElse(first(maps, "railhead.home"), "."));
        String told = first(maps, "railhead.data");
        Path data = (told == null ? home.resolve("data") : Path.of(told))
                .toAbsolutePath()
                .normalize();
        maps.add(Map.of(
                "railhead.data", data.toString(),
                "railhead.inbox", data.resolve("inbox").toString(),
                "railhead.certificates", data.resolve("certificates").toString()));
        return new Sources(List.copyOf(maps), List.copyOf(findings));
    }

    /** Our own system properties. */
    static Map<String, String> systemProperties() {
        Map<String, String> ours = new TreeMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(OURS))
                .forEach(name -> ours.put(name, System.getProperty(name, "")));
        return ours;
    }

    private static @Nullable String first(List<Map<String, String>> maps, String name) {
        String variable = Objects.requireNonNull(SettingNames.ALL.get(name)).variable();
        for (Map<String, String> map : maps) {
            String value = map.getOrDefault(name, map.get(variable));
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }

    private static Map<String, String> file(Path file, List<Finding> findings) {
        Map<String, String> values = new TreeMap<>();
        if (!Files.exists(file)) {
            return values;
        }
        Properties read = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            read.load(text);
        } catch (IOException | IllegalArgumentException wrong) {
            findings.add(Finding.fail(
                    Fault.CONFIG_INVALID,
                    file.toString(),
                    "it cannot be read (" + wrong.getMessage() + ")",
                    "Mend the file"));
        }
        for (String name : read.stringPropertyNames()) {
            if (name.startsWith(OURS)) {
                values.put(name, read.getProperty(name));
            } else {
                findings.add(Finding.fail(
                        Fault.SETTING_UNKNOWN,
                        file + " " + name,
                        "settings in this file begin with " + OURS,
                        "Take it out; options for the JVM go into RAILHEAD_JAVA_OPTS"));
            }
        }
        return values;
    }
}
