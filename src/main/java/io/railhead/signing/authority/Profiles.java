package io.railhead.signing.authority;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.railhead.signing.KeysUnusable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the demo authority issues, as read from {@code certs/profiles.yaml}; the file explains its fields. */
public record Profiles(Authority authority, List<Profile> certificates) {
    private static final String PACKAGED = "/certs/profiles.yaml";
    private static final String LINK = "{link}";

    public Profiles {
        certificates = List.copyOf(certificates);
    }

    /** The authority's own certificate. */
    public record Authority(String name, String subject, String organisation, KeyKind key, int days) {}

    /** One certificate with its key. */
    public record Profile(
            String name,
            String subject,
            KeyKind key,
            List<Usage> usages,
            List<ExtendedUsage> extendedUsages,
            List<String> names,
            int days) {
        public Profile {
            usages = List.copyOf(usages);
            extendedUsages = orNone(extendedUsages);
            names = orNone(names);
        }

        private static <T> List<T> orNone(@Nullable List<T> values) {
            return values == null ? List.of() : List.copyOf(values);
        }

        private Profile forLink(String link) {
            return new Profile(
                    name.replace(LINK, link), subject.replace(LINK, link), key, usages, extendedUsages, names, days);
        }
    }

    /** Kinds of key pairs that can be made. */
    public enum KeyKind {
        @JsonProperty("EC-P256")
        EC_P256,
        @JsonProperty("RSA-3072")
        RSA_3072
    }

    /** Key usages of RFC 5280, 4.2.1.3, as far as needed. */
    public enum Usage {
        @JsonProperty("digital-signature")
        DIGITAL_SIGNATURE,
        @JsonProperty("key-encipherment")
        KEY_ENCIPHERMENT
    }

    /** Extended key usages of RFC 5280, 4.2.1.12, as far as needed. */
    public enum ExtendedUsage {
        @JsonProperty("client-auth")
        CLIENT_AUTH,
        @JsonProperty("server-auth")
        SERVER_AUTH
    }

    /** The entries to issue when there are these links. */
    List<Profile> forLinks(Collection<String> links) {
        return certificates.stream()
                .flatMap(profile -> profile.name().contains(LINK)
                        ? links.stream().map(profile::forLink)
                        : List.of(profile).stream())
                .toList();
    }

    /**
     * The profiles that come with the program.
     *
     * @throws KeysUnusable if they are missing from it
     */
    public static Profiles packaged() {
        try (InputStream in = Profiles.class.getResourceAsStream(PACKAGED)) {
            if (in == null) {
                throw new KeysUnusable(PACKAGED + " is missing from the program");
            }
            return read(in);
        } catch (IOException unreadable) {
            throw new KeysUnusable("cannot read the packaged " + PACKAGED, unreadable);
        }
    }

    /** @throws KeysUnusable if the file cannot be read or has fields that are not known */
    public static Profiles load(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException unreadable) {
            throw new KeysUnusable("cannot read certificate profiles from " + file, unreadable);
        }
    }

    private static Profiles read(InputStream in) throws IOException {
        return YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build()
                .readValue(in, Profiles.class);
    }
}
