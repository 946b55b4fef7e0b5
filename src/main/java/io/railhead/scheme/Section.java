package io.railhead.scheme;

import io.railhead.scheme.YamlTree.Mapping;
import io.railhead.scheme.YamlTree.Node;
import io.railhead.scheme.YamlTree.Scalar;
import io.railhead.scheme.YamlTree.Sequence;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a pack's file while it is read. Asking for a key declares it known; {@link #done()} then complains of
 * every other key that stands there. What is missing or malformed becomes a problem and a harmless stand-in, so that
 * reading goes on and one start lists everything; nothing that had a problem is ever used.
 */
final class Section {
    private final String file;
    private final String name;
    private final Mapping mapping;
    private final List<PackProblem> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    Section(String file, String name, Mapping mapping, List<PackProblem> problems) {
        this.file = file;
        this.name = name;
        this.mapping = mapping;
        this.problems = problems;
    }

    int line() {
        return mapping.line();
    }

    Set<String> keys() {
        return mapping.entries().keySet();
    }

    void problem(String key, String sentence) {
        problems.add(new PackProblem(file, mapping.keyLines().getOrDefault(key, mapping.line()), sentence));
    }

    /** Complains of every key that nobody asked for. */
    void done() {
        for (String key : mapping.entries().keySet()) {
            if (!asked.contains(key)) {
                problem(key, "unknown key '" + key + "' in " + name + "; " + Named.suggestion(key, asked));
            }
        }
    }

    @Nullable String optionalText(String key) {
        return switch (find(key)) {
            case null -> null;
            case Scalar scalar -> scalar.text();
            case Mapping other -> wrongShape(key, "a single value");
            case Sequence other -> wrongShape(key, "a single value");
        };
    }

    String text(String key) {
        String text = optionalText(key);
        if (text == null || text.isBlank()) {
            problem(key, "'" + key + "' is missing in " + name);
            return "";
        }
        return text;
    }

    /** A text that {@code form} turns into a value, or the stand-in after a complaint. */
    <T> T value(String key, T standIn, Function<String, T> form) {
        String text = text(key);
        return text.isEmpty() ? standIn : parsed(key, text, standIn, form);
    }

    <T> @Nullable T optionalValue(String key, Function<String, T> form) {
        String text = optionalText(key);
        return text == null ? null : parsed(key, text, null, form);
    }

    @SuppressWarnings("NullAway") // a generic stand-in may be null where the caller's type allows it
    private <T> T parsed(String key, String text, @Nullable T standIn, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            problem(key, "'" + key + "' in " + name + " cannot be '" + text + "': " + wrong.getMessage());
            return standIn;
        }
    }

    int number(String key, int least) {
        return value(key, least, text -> {
            int number = new BigDecimal(text).intValueExact();
            if (number < least) {
                throw new IllegalArgumentException("it must be at least " + least);
            }
            return number;
        });
    }

    int number(String key, int least, int absent) {
        return has(key) ? number(key, least) : absent;
    }

    boolean flag(String key) {
        Boolean flag = optionalValue(key, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw new IllegalArgumentException("write true or false");
        });
        return flag != null && flag;
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return value(key, type.getEnumConstants()[0], text -> constant(type, text));
    }

    static <E extends Enum<E>> E constant(Class<E> type, String text) {
        E found = Named.find(type, text);
        if (found == null) {
            throw new IllegalArgumentException(Named.suggestion(text, Named.all(type)));
        }
        return found;
    }

    boolean has(String key) {
        return find(key) != null;
    }

    /** The mapping under a key; an empty one after a complaint when it is missing. */
    Section section(String key) {
        Node node = find(key);
        if (node == null) {
            problem(key, "'" + key + "' is missing in " + name);
        } else if (node instanceof Mapping inner) {
            return new Section(file, key, inner, problems);
        } else {
            wrongShape(key, "keys and values");
        }
        return new Section(file, key, new Mapping(Map.of(), Map.of(), line()), new ArrayList<>());
    }

    /** The mappings of a list; none when the key is absent. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof Mapping inner) {
                sections.add(new Section(file, "an entry of " + key, inner, problems));
            } else {
                problems.add(new PackProblem(file, item.line(), "an entry of '" + key + "' must be keys and values"));
            }
        }
        return sections;
    }

    /** The values of a list; none when the key is absent. A lone value is a list of one. */
    List<String> texts(String key) {
        if (find(key) instanceof Scalar(String text, int line) && text != null) {
            return List.of(text);
        }
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof Scalar scalar && scalar.text() != null) {
                texts.add(scalar.text());
            } else {
                problems.add(new PackProblem(file, item.line(), "an entry of '" + key + "' must be a single value"));
            }
        }
        return texts;
    }

    /** All keys with their single values, in order. Every key counts as known. */
    Map<String, String> everyText() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : keys()) {
            String text = optionalText(key);
            if (text != null) {
                texts.put(key, text);
            }
        }
        return texts;
    }

    private List<Node> items(String key) {
        Node node = find(key);
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        if (node != null) {
            wrongShape(key, "a list");
        }
        return List.of();
    }

    private @Nullable Node find(String key) {
        asked.add(key);
        Node node = mapping.entries().get(key);
        return node instanceof Scalar scalar && scalar.text() == null ? null : node;
    }

    private @Nullable String wrongShape(String key, String wanted) {
        problem(key, "'" + key + "' in " + name + " must be " + wanted);
        return null;
    }
}
