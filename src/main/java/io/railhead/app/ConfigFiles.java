package io.railhead.app;

import io.railhead.app.embedded.Refusal;
import io.railhead.intake.Participants;
import io.railhead.intake.file.Channels;
import io.railhead.link.LinksFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The configuration files: the operator's where there is one, else the packaged one. */
final class ConfigFiles {
    private ConfigFiles() {}

    static LinksFile links(@Nullable Path folder) {
        return read(folder, "links.yaml", LinksFile::read);
    }

    static Participants participants(@Nullable Path folder) {
        return read(folder, "participants.yaml", Participants::read);
    }

    static Channels channels(@Nullable Path folder) {
        return read(folder, "channels.yaml", Channels::read);
    }

    private static <T> T read(@Nullable Path folder, String name, Function<InputStream, T> reader) {
        try (InputStream file = open(folder, name)) {
            return reader.apply(file);
        } catch (IOException | IllegalArgumentException wrong) {
            throw new Refusal("configuration " + wrong.getMessage());
        }
    }

    private static InputStream open(@Nullable Path folder, String name) throws IOException {
        if (folder != null && Files.exists(folder.resolve(name))) {
            return Files.newInputStream(folder.resolve(name));
        }
        InputStream packaged = ConfigFiles.class.getClassLoader().getResourceAsStream("config/" + name);
        if (packaged == null) {
            throw new IOException(name + " is missing");
        }
        return packaged;
    }
}
