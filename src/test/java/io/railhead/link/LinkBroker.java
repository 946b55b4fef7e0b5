package io.railhead.link;

import io.railhead.app.embedded.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One real broker for all tests of a class, from before the first of them until after the last. */
final class LinkBroker implements BeforeAllCallback, AfterAllCallback {
    private @Nullable TestBroker broker;
    private @Nullable Path folder;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path fresh = Files.createTempDirectory("railhead-broker");
        folder = fresh;
        broker = new TestBroker(fresh);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        get().close();
        broker = null;
        Trees.delete(Objects.requireNonNull(folder));
    }

    TestBroker get() {
        return Objects.requireNonNull(broker, "between the first test and the last");
    }
}
