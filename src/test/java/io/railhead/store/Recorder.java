package io.railhead.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** A data source that remembers every statement that was prepared through it. */
final class Recorder {
    private final DataSource real;
    private final Set<String> statements = Collections.synchronizedSet(new TreeSet<>());

    Recorder(DataSource real) {
        this.real = real;
    }

    Set<String> statements() {
        return Set.copyOf(statements);
    }

    DataSource source() {
        return proxy(DataSource.class, real, this);
    }

    private static <T> T proxy(Class<T> type, Object target, Recorder recorder) {
        return type.cast(Proxy.newProxyInstance(
                Recorder.class.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (arguments != null && "prepareStatement".equals(method.getName())) {
                        recorder.statements.add((String) arguments[0]);
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof Connection connection && !"unwrap".equals(method.getName())
                                ? proxy(Connection.class, connection, recorder)
                                : result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
