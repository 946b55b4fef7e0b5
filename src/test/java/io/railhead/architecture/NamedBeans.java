package io.railhead.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import io.railhead.routing.Batch;
import jakarta.inject.Named;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The classes that routes may call by name: those of {@code routing} with {@link Named}. */
record NamedBeans(Map<String, Class<?>> byName) {
    static NamedBeans read() throws ClassNotFoundException {
        Map<String, Class<?>> byName = new TreeMap<>();
        for (JavaClass type : Bytecode.program()) {
            if (type.getPackageName().equals(Batch.class.getPackageName())) {
                Class<?> loaded = Class.forName(type.getName(), false, Batch.class.getClassLoader());
                Named name = loaded.getAnnotation(Named.class);
                if (name != null) {
                    byName.put(name.value(), loaded);
                }
            }
        }
        return new NamedBeans(byName);
    }

    /** Why a bean's method cannot be a step, or null when it can. */
    @Nullable String misfit(String bean, String method) {
        Class<?> type = byName.get(bean);
        if (type == null) {
            return "no bean is named " + bean + "; there are " + byName.keySet();
        }
        List<Method> found = Arrays.stream(type.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method) && Modifier.isPublic(candidate.getModifiers()))
                .filter(candidate -> !candidate.isSynthetic())
                .toList();
        if (found.isEmpty()) {
            return bean + " has no public method " + method;
        }
        if (found.size() > 1) {
            return bean + " has " + found.size() + " methods named " + method + ", and Camel would choose";
        }
        return found.getFirst().getParameterCount() > 1 ? bean + "." + method + " takes more than the body" : null;
    }
}
