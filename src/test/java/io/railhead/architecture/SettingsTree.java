package io.railhead.architecture;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The properties of a settings type, with what its source says of them. */
final class SettingsTree {
    /**
     * One property.
     *
     * @param value its default, or null
     * @param needed whether a start without it is refused
     * @param meaning the first comment above its method, or that of its group when it has none
     */
    record Setting(
            String name,
            String type,
            @Nullable String value,
            boolean needed,
            @Nullable String meaning) {}

    private static final String COMMENT = "/\\*\\*\\s*((?:(?!\\*/).)*?)\\s*\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*";

    private final String source;
    private final List<Setting> settings = new ArrayList<>();

    private SettingsTree(String source) {
        this.source = source;
    }

    static List<Setting> of(Class<?> type, String source) {
        SettingsTree tree = new SettingsTree(source);
        tree.add(type.getAnnotation(ConfigMapping.class).prefix(), type, source);
        return List.copyOf(tree.settings);
    }

    private void add(String prefix, Class<?> type, String text) {
        for (String name : order(type, text)) {
            Method method = method(type, name);
            String property = prefix + "." + kebab(name);
            if (method.getReturnType().getEnclosingClass() != null) {
                add(property, method.getReturnType(), body(method.getReturnType()));
            } else {
                WithDefault value = method.getAnnotation(WithDefault.class);
                boolean optional = method.getReturnType().equals(Optional.class);
                settings.add(new Setting(
                        property,
                        typeName(method.getGenericReturnType()),
                        value == null ? null : value.value(),
                        value == null && !optional,
                        meaning(text, name)));
            }
        }
    }

    /** Reflection tells methods in any order; the source tells the one that was meant. */
    private static List<String> order(Class<?> type, String text) {
        List<String> names = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            names.add(method.getName());
        }
        names.sort(Comparator.comparingInt(name -> text.indexOf(" " + name + "();")));
        return names;
    }

    private static Method method(Class<?> type, String name) {
        try {
            return type.getDeclaredMethod(name);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The source from the beginning of an inner type to its end. */
    private String body(Class<?> inner) {
        int from = source.indexOf("interface " + inner.getSimpleName() + " {");
        return source.substring(from, source.indexOf("\n    }", from));
    }

    private @Nullable String meaning(String text, String method) {
        Matcher own = Pattern.compile(COMMENT + "\\S+ " + method + "\\(\\);", Pattern.DOTALL)
                .matcher(text);
        return own.find() ? plain(own.group(1)) : null;
    }

    private static String plain(String comment) {
        return comment.replaceAll("\\s*\\n\\s*\\*\\s*", " ").replaceAll("\\{@code ([^}]*)}", "`$1`");
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String typeName(Type type) {
        Type inner = type instanceof ParameterizedType optional ? optional.getActualTypeArguments()[0] : type;
        return ((Class<?>) inner).getSimpleName().toLowerCase(Locale.ROOT);
    }
}
