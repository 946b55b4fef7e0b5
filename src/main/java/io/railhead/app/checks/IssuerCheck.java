package io.railhead.app.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Whether the issuer of tokens can be asked for its keys, over a connection that nobody can bend. */
public final class IssuerCheck {
    private static final Duration MOST = Duration.ofSeconds(3);
    private static final String METADATA = "/.well-known/openid-configuration";
    private static final String SETTING = "railhead.issuer.url";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final JsonMapper JSON = new JsonMapper();

    private final URI issuer;
    private final @Nullable Path trusted;

    /** @param trusted PEM of the authorities that its certificate may come from; null for the JDK's own */
    public IssuerCheck(URI issuer, @Nullable Path trusted) {
        this.issuer = issuer;
        this.trusted = trusted;
    }

    /** Something is not as it must be. */
    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Finding finding;

        Unfit(Fault fault, String found, String todo) {
            super(found);
            finding = Finding.fail(fault, SETTING, found, todo);
        }
    }

    /** What refuses a start; the number of its keys when nothing does. */
    public List<Finding> run() {
        try (HttpClient client = client()) {
            requireSafe(issuer, "the issuer's address");
            JsonNode metadata = fetch(client, URI.create(text(issuer) + METADATA));
            String named = metadata.path("issuer").asText("");
            if (!named.equals(issuer.toString())) {
                throw new Unfit(
                        Fault.ISSUER_METADATA,
                        "the metadata names another issuer, '" + named + "'",
                        "Write the setting exactly as the issuer names itself");
            }
            String address = metadata.path("jwks_uri").asText("");
            if (address.isEmpty()) {
                throw new Unfit(
                        Fault.ISSUER_METADATA, "the metadata has no jwks_uri", "Point it at an OpenID Connect issuer");
            }
            URI keys = address(address);
            requireSafe(keys, "the address of its keys");
            int count = signingKeys(fetch(client, keys));
            return List.of(Finding.pass(Fault.ISSUER_METADATA, text(issuer), count + " signing keys"));
        } catch (Unfit unfit) {
            return List.of(unfit.finding);
        } catch (GeneralSecurityException | IOException unusable) {
            return List.of(Finding.fail(
                    Fault.KEY_UNREADABLE,
                    "railhead.issuer.trust",
                    trusted + " holds no usable certificates",
                    "Give a PEM file with the authority of the issuer's certificate"));
        }
    }

    private HttpClient client() throws GeneralSecurityException, IOException {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(MOST);
        return (trusted == null ? client : client.sslContext(TrustedPem.context(trusted))).build();
    }

    private static void requireSafe(URI address, String what) throws Unfit {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean safe = scheme.equals("https") || (scheme.equals("http") && isHere(address));
        if (!safe) {
            throw new Unfit(
                    Fault.ISSUER_INSECURE,
                    what + " is " + address + ", not https",
                    "Who can bend that connection can make tokens: use https off this machine");
        }
    }

    private static boolean isHere(URI address) {
        return address.getHost() != null && HERE.contains(address.getHost().toLowerCase(Locale.ROOT));
    }

    private static JsonNode fetch(HttpClient client, URI address) throws Unfit {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(MOST).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Unfit(
                        Fault.ISSUER_METADATA,
                        address + " answers " + answer.statusCode(),
                        "Mend the address; a realm or tenant may be missing in it");
            }
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException notJson) {
            throw new Unfit(Fault.ISSUER_METADATA, address + " does not answer with JSON", "Mend the address");
        } catch (SSLException untrusted) {
            throw new Unfit(
                    Fault.ISSUER_UNREACHABLE,
                    "no TLS with " + address + " (" + untrusted.getMessage() + ")",
                    "Name the authority of its certificate in railhead.issuer.trust");
        } catch (IOException | IllegalArgumentException silent) {
            throw new Unfit(
                    Fault.ISSUER_UNREACHABLE,
                    address + " does not answer (" + silent + ")",
                    "Start the issuer, or mend the address or the network");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new Unfit(Fault.ISSUER_UNREACHABLE, "the look was interrupted", "Try again");
        }
    }

    private static int signingKeys(JsonNode set) throws Unfit {
        int count = 0;
        for (JsonNode key : set.path("keys")) {
            boolean asymmetric =
                    Set.of("RSA", "EC", "OKP").contains(key.path("kty").asText());
            if (asymmetric && !key.path("use").asText("sig").equals("enc")) {
                count++;
            }
        }
        if (count == 0) {
            throw new Unfit(
                    Fault.ISSUER_METADATA,
                    "its key set has no signing key",
                    "Give the issuer an RSA or EC signing key");
        }
        return count;
    }

    private static URI address(String text) throws Unfit {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException wrong) {
            throw new Unfit(Fault.ISSUER_METADATA, "its jwks_uri is no address", "Mend the issuer's metadata");
        }
    }

    private static String text(URI issuer) {
        return issuer.toString().replaceFirst("/$", "");
    }
}
