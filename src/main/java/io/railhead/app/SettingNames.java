package io.railhead.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The names of all settings, read off {@link GatewaySettings}, and how each is written in the environment. */
final class SettingNames {
    /**
     * One setting.
     *
     * @param type of its value
     * @param needed whether nothing stands in for it
     */
    record Setting(String name, Class<?> type, boolean needed) {
        /** {@code railhead.broker.key-store} as {@code RAILHEAD_BROKER_KEY_STORE}. */
        String variable() {
            return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        }
    }

    /** By name, in alphabetical order. */
    static final Map<String, Setting> ALL = all();

    private SettingNames() {}

    /** The setting that an environment variable gives, or null. */
    static @Nullable Setting ofVariable(String variable) {
        return ALL.values().stream()
                .filter(setting -> setting.variable().equals(variable))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Setting> all() {
        Map<String, Setting> found = new TreeMap<>();
        collect(GatewaySettings.class.getAnnotation(ConfigMapping.class).prefix(), GatewaySettings.class, found);
        return found;
    }

    private static void collect(String prefix, Class<?> group, Map<String, Setting> found) {
        for (Method method : group.getDeclaredMethods()) {
            String name =
                    prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            Class<?> type = method.getReturnType();
            if (type.isInterface() && type.getEnclosingClass() == GatewaySettings.class) {
                collect(name, type, found);
            } else {
                boolean optional = type == Optional.class;
                found.put(
                        name,
                        new Setting(
                                name,
                                optional ? inner(method.getGenericReturnType()) : type,
                                !optional && !method.isAnnotationPresent(WithDefault.class)));
            }
        }
    }

    private static Class<?> inner(Type optional) {
        return (Class<?>) ((ParameterizedType) optional).getActualTypeArguments()[0];
    }
}
