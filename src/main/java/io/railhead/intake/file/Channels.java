package io.railhead.intake.file;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.railhead.payment.ParticipantId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The channels of this installation, read once at start from {@code channels.yaml}; a change is a restart. Immutable. */
public final class Channels {
    private static final String FILE = "channels.yaml: ";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, Channel> byName;

    private Channels(Map<String, Channel> byName) {
        this.byName = byName;
    }

    /** The file's form. */
    record Settings(@Nullable List<Entry> channels) {
        record Entry(
                @Nullable String name,
                @Nullable String participant,
                @Nullable String client,
                @Nullable String policy,
                @Nullable String pastDates,
                @Nullable List<String> formats) {}
    }

    /** @throws IllegalArgumentException when the file is not what it should be, with the place */
    public static Channels read(InputStream yaml) {
        Settings settings;
        try {
            settings = YAML.readValue(yaml, Settings.class);
        } catch (IOException wrong) {
            throw new IllegalArgumentException(FILE + wrong.getMessage(), wrong);
        }
        if (settings == null || settings.channels() == null) {
            throw new IllegalArgumentException(FILE + "the key 'channels' is missing");
        }
        Map<String, Channel> byName = new LinkedHashMap<>();
        for (Settings.Entry entry : settings.channels()) {
            Channel channel = channel(entry);
            if (byName.put(channel.name(), channel) != null) {
                throw new IllegalArgumentException(FILE + "channel " + channel.name() + " is there twice");
            }
        }
        return new Channels(byName);
    }

    private static Channel channel(Settings.Entry entry) {
        String name = present(entry.name(), "name", "a channel");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(FILE + "a channel is named by 1 to 64 letters, digits, '-' and '_'");
        }
        try {
            return new Channel(
                    name,
                    new ParticipantId(present(entry.participant(), "participant", name)),
                    present(entry.client(), "client", name),
                    choice(Channel.Policy.class, entry.policy(), Channel.Policy.ACCEPT_GOOD),
                    choice(Channel.PastDates.class, entry.pastDates(), Channel.PastDates.REFUSE),
                    formats(entry.formats()));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(FILE + "channel " + name + ": " + wrong.getMessage(), wrong);
        }
    }

    private static String present(@Nullable String value, String key, String where) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(FILE + where + " needs the key '" + key + "'");
        }
        return value;
    }

    private static Set<FileFormat> formats(@Nullable List<String> written) {
        if (written == null) {
            return EnumSet.allOf(FileFormat.class);
        }
        if (written.isEmpty()) {
            throw new IllegalArgumentException("'formats' lists at least one of pain.001 and csv, or is left out");
        }
        return written.stream().map(FileFormat::of).collect(Collectors.toUnmodifiableSet());
    }

    private static <E extends Enum<E>> E choice(Class<E> type, @Nullable String written, E usual) {
        if (written == null) {
            return usual;
        }
        for (E constant : type.getEnumConstants()) {
            if (written(constant).equals(written)) {
                return constant;
            }
        }
        List<String> known =
                List.of(type.getEnumConstants()).stream().map(Channels::written).toList();
        throw new IllegalArgumentException("'" + written + "' is not one of " + String.join(", ", known));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Collection<Channel> all() {
        return List.copyOf(byName.values());
    }

    /** The channel of this name, or null. */
    public @Nullable Channel find(String name) {
        return byName.get(name);
    }
}
