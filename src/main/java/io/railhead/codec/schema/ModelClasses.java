package io.railhead.codec.schema;

import io.railhead.message.Definition;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlEnumValue;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JAXB annotations of Prowide's message classes. Their order and optionality follow the ISO 20022
 * message definitions; JAXB itself is not started, so no XML is read or written here.
 */
final class ModelClasses {
    private static final String PACKAGE = "com.prowidesoftware.swift.model.mx.";

    private ModelClasses() {}

    static boolean isHeader(Definition definition) {
        return definition.message().equals("head.001");
    }

    /**
     * The class of a definition's outermost type.
     *
     * @throws IllegalArgumentException when Prowide has no such message
     */
    static Class<?> rootOf(Definition definition) {
        String[] parts = definition.name().split("\\.", -1);
        String area = parts[0].substring(0, 1).toUpperCase(Locale.ROOT) + parts[0].substring(1);
        String name =
                isHeader(definition) ? "BusinessAppHdrV" + parts[3] : "Mx" + area + parts[1] + parts[2] + parts[3];
        try {
            Class<?> found = Class.forName(PACKAGE + name);
            // The header's fields are in the class above, which carries the ISO name.
            return isHeader(definition) ? found.getSuperclass() : found;
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("Prowide has no class for " + definition, e);
        }
    }

    /** What a class of the model says about its type. */
    static ModelType read(Class<?> type) {
        XmlType annotation = type.getAnnotation(XmlType.class);
        if (annotation == null) {
            throw new IllegalArgumentException("not a class of the model: " + type);
        }
        String name = annotation.name();
        if (type.isEnum()) {
            return new ModelType.Codes(name, codes(type));
        }
        List<Field> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .toList();
        if (fields.stream().anyMatch(field -> field.isAnnotationPresent(XmlAnyElement.class))) {
            return new ModelType.Wildcard(name);
        }
        for (Field field : fields) {
            if (field.isAnnotationPresent(XmlValue.class)) {
                return new ModelType.Valued(name, baseOf(field), attributes(fields));
            }
        }
        return new ModelType.Structure(name, members(type, annotation));
    }

    /** The elements in the annotation's order: the order of reflected fields is no promise of the JVM. */
    private static List<ModelType.Member> members(Class<?> owner, XmlType annotation) {
        List<ModelType.Member> members = new ArrayList<>();
        for (String property : annotation.propOrder()) {
            Field field = field(owner, property);
            XmlElement element = field.getAnnotation(XmlElement.class);
            if (element == null) {
                throw new IllegalArgumentException("neither element, attribute nor value: " + field);
            }
            @Nullable Class<?> item = itemType(field);
            // A primitive field cannot be absent, so JAXB does without saying that it is required.
            boolean required = element.required() || field.getType().isPrimitive();
            Class<?> type = item == null ? field.getType() : item;
            members.add(new ModelType.Member(element.name(), required, item != null, type));
        }
        return members;
    }

    private static Field field(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalArgumentException(type + " names a property that it does not have: " + name, e);
        }
    }

    /** The type of a list's items, or null when the field is no list. */
    private static @Nullable Class<?> itemType(Field field) {
        return field.getGenericType() instanceof ParameterizedType list
                ? (Class<?>) list.getActualTypeArguments()[0]
                : null;
    }

    private static Base baseOf(Field field) {
        return Base.ofJava(field.getType())
                .orElseThrow(() -> new IllegalArgumentException("no simple type for " + field));
    }

    private static List<ModelType.Attribute> attributes(List<Field> fields) {
        List<ModelType.Attribute> attributes = new ArrayList<>();
        for (Field field : fields) {
            XmlAttribute attribute = field.getAnnotation(XmlAttribute.class);
            if (attribute != null) {
                attributes.add(new ModelType.Attribute(attribute.name(), attribute.required()));
            }
        }
        return attributes;
    }

    private static List<String> codes(Class<?> type) {
        List<String> codes = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            XmlEnumValue value = field(type, name).getAnnotation(XmlEnumValue.class);
            codes.add(value == null ? name : value.value());
        }
        return codes;
    }
}
