package io.railhead.app;

import io.quarkus.runtime.configuration.DurationConverter;
import io.railhead.app.SettingNames.Setting;
import io.railhead.app.checks.Fault;
import io.railhead.app.checks.Finding;
import io.railhead.fault.Armed;
import io.railhead.scheme.Named;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the operator has told, out of every place: command line, then system properties, then the environment, then
 * {@code railhead.properties} in the configuration folder. The first that names a setting wins. Immutable.
 */
final class Told {
    private static final String OURS = "railhead.";
    private static final String OURS_IN_ENVIRONMENT = "RAILHEAD_";

    /** What the launcher takes for itself. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of("RAILHEAD_JAVA_OPTS", "RAILHEAD_BUILD");

    /** What Kubernetes puts into every container when some service's name begins with railhead. */
    private static final Pattern OF_THE_CLUSTER =
            Pattern.compile(".*_SERVICE_(HOST|PORT(_.*)?)|.*_PORT(_\\d+_(TCP|UDP)(_.*)?)?");

    private final Map<String, String> values;
    private final Set<String> unsound = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param sources the strongest first, by the names of settings or of environment variables
     */
    Told(List<Map<String, String>> sources) {
        this.values = new TreeMap<>();
        for (Map<String, String> source : sources) {
            source.forEach(this::take);
        }
        for (Setting setting : SettingNames.ALL.values()) {
            check(setting);
        }
    }

    /** Unknown names alone, for a start that sets everything else itself. */
    static List<Finding> unknown(List<Map<String, String>> sources) {
        return new Told(sources)
                .findings.stream()
                        .filter(finding -> finding.fault() == Fault.SETTING_UNKNOWN)
                        .toList();
    }

    private void take(String name, String value) {
        if (name.equals(Armed.PROPERTY)) {
            findings.add(Finding.fail(
                    Fault.FAULT_POINT,
                    name,
                    "it is for demos and campaigns: this gateway would die on purpose",
                    "Take it out of the options for the JVM"));
        } else if (name.startsWith(OURS)) {
            put(SettingNames.ALL.get(name), name, value, SettingNames.ALL.keySet());
        } else if (name.startsWith(OURS_IN_ENVIRONMENT) && !OF_THE_LAUNCHER.contains(name)) {
            Setting setting = SettingNames.ofVariable(name);
            if (setting != null || !OF_THE_CLUSTER.matcher(name).matches()) {
                Iterable<String> known = SettingNames.ALL.values().stream()
                        .map(Setting::variable)
                        .toList();
                put(setting, name, value, known);
            }
        }
    }

    private void put(@Nullable Setting setting, String name, String value, Iterable<String> known) {
        if (setting != null) {
            values.putIfAbsent(setting.name(), value.strip());
        } else {
            findings.add(Finding.fail(
                    Fault.SETTING_UNKNOWN, name, "there is no such setting; " + Named.suggestion(name, known), ""));
        }
    }

    private void check(Setting setting) {
        String value = values.get(setting.name());
        if (value == null || value.isEmpty()) {
            values.remove(setting.name());
            if (setting.needed()) {
                unsound.add(setting.name());
                findings.add(Finding.fail(
                        Fault.SETTING_MISSING,
                        setting.name(),
                        "not given",
                        "Set it, or " + setting.variable() + " in the environment"));
            }
        } else if (!fits(setting.type(), value)) {
            unsound.add(setting.name());
            findings.add(Finding.fail(
                    Fault.SETTING_MALFORMED,
                    setting.name(),
                    "'" + value + "' is " + expected(setting.type()),
                    "Mend it"));
        }
    }

    private static boolean fits(Class<?> type, String value) {
        if (type == int.class) {
            return value.matches("\\d{1,9}");
        }
        return !type.isEnum() || constants(type).contains(value.toLowerCase(Locale.ROOT));
    }

    private static String expected(Class<?> type) {
        return type.isEnum() ? "not one of " + String.join(", ", constants(type)) : "no whole number";
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** What is wrong with the settings themselves. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Whether none of these is missing or malformed; else what depends on them cannot be checked. */
    boolean isSound(String... names) {
        return Arrays.stream(names).noneMatch(unsound::contains);
    }

    /** As they were given, by name. */
    Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** Typed; whoever asks for a value that is not {@linkplain #isSound sound} gets something that means nothing. */
    GatewaySettings settings() {
        Map<String, String> whole = new TreeMap<>(values);
        for (String name : unsound) {
            Setting setting = SettingNames.ALL.get(name);
            if (setting != null && setting.needed()) {
                whole.put(name, setting.type() == int.class ? "1" : "missing");
            } else {
                whole.remove(name);
            }
        }
        return new SmallRyeConfigBuilder()
                .withMapping(GatewaySettings.class)
                .withSources(new PropertiesConfigSource(whole, "told", 100))
                // As the program itself will read them: a duration may be written 3s.
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(GatewaySettings.class);
    }
}
