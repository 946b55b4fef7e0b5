package io.railhead.conversation;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One demo for all test classes of a run: started by the first that needs it, stopped in order when the last test has
 * ended. A test class says {@code @ExtendWith(Demo.class)} and takes a {@link RunningRailhead} as parameter.
 */
final class Demo implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(Demo.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningRailhead.class;
    }

    @Override
    public RunningRailhead resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }

    /** The root's store lives as long as the whole run, and closes what is closeable in it. */
    private static RunningRailhead shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("demo", _ -> RunningRailhead.start("shared"), RunningRailhead.class);
    }
}
