package io.railhead.app.checks;

import static io.railhead.app.checks.PasswordFileTest.faults;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.railhead.app.embedded.EmbeddedBroker;
import io.railhead.link.BrokerSettings;
import io.railhead.signing.authority.DemoAuthority;
import io.railhead.signing.authority.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker with mutual TLS. */
class BrokerCheckTest {
    private static final List<String> WRITTEN = List.of("link.uk-fps.to-scheme");
    private static final List<String> READ = List.of("link.uk-fps.from-scheme");

    @TempDir
    static Path folder = Path.of("");

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() throws IOException {
        Profiles profiles = Profiles.load(Path.of("src/test/resources/outside-profiles.yaml"));
        new DemoAuthority(folder.resolve("own"), profiles, InstantSource.system()).prepare(List.of());
        new DemoAuthority(folder.resolve("stranger"), profiles, InstantSource.system()).prepare(List.of());
        broker = new EmbeddedBroker(new io.railhead.app.embedded.BrokerSettings(
                folder.resolve("broker"),
                0,
                folder.resolve("own/keys/broker-tls.p12"),
                password("own"),
                folder.resolve("own/certificates/demo-ca.pem"),
                List.of("uk-fps"),
                name -> "long-password-of-" + name));
        broker.start();
    }

    @AfterAll
    static void stop() {
        broker.stop();
    }

    @Test
    void aBrokerThatTakesUsAndHoldsOurQueuesIsFine() throws IOException {
        assertEquals(List.of(), faults(look(settings("own", "own", "broker-gateway"), WRITTEN, READ)));
    }

    @Test
    void nobodyThereIsTold() throws IOException {
        BrokerSettings good = settings("own", "own", "broker-gateway");
        BrokerSettings elsewhere = new BrokerSettings(
                "localhost",
                1,
                good.user(),
                good.password(),
                good.keyStore(),
                good.keyStorePassword(),
                good.trustedPem());
        assertEquals(List.of(Fault.BROKER_UNREACHABLE), faults(look(elsewhere, WRITTEN, READ)));
        assertEquals(List.of(Fault.BROKER_UNREACHABLE), faults(BrokerCheck.reach("no-such-host.invalid", 61617)));
        assertEquals(List.of(), BrokerCheck.reach("localhost", broker.port()));
    }

    @Test
    void aBrokerThatWeDoNotTrustAndOneThatDoesNotTrustUsAreTold() throws IOException {
        assertEquals(
                List.of(Fault.BROKER_TLS), faults(look(settings("own", "stranger", "broker-gateway"), WRITTEN, READ)));
        assertEquals(
                List.of(Fault.BROKER_TLS), faults(look(settings("stranger", "own", "broker-gateway"), WRITTEN, READ)));
    }

    @Test
    void aWrongPasswordIsToldAndNotPrinted() throws IOException {
        List<Finding> findings = look(settings("own", "own", "something-else"), WRITTEN, READ);
        assertEquals(List.of(Fault.BROKER_PASSWORD), faults(findings));
        assertFalse(findings.toString().contains("long-password"), findings.toString());
    }

    @Test
    void missingQueuesAndMissingRightsAreEachTold() throws IOException {
        BrokerSettings good = settings("own", "own", "broker-gateway");
        List<Finding> missing = look(good, List.of("link.bank-a.to-scheme"), List.of("link.bank-a.from-scheme"));
        assertEquals(List.of(Fault.BROKER_QUEUE, Fault.BROKER_QUEUE), faults(missing));
        assertEquals(List.of(Fault.BROKER_RIGHT), faults(look(good, List.of(), WRITTEN)), "it is not ours to read");
    }

    private static List<Finding> look(BrokerSettings settings, List<String> written, List<String> read) {
        return new BrokerCheck(settings, written, read).run();
    }

    private static BrokerSettings settings(String ours, String trusted, String secret) throws IOException {
        return new BrokerSettings(
                "localhost",
                broker.port(),
                "gateway",
                "long-password-of-" + secret,
                folder.resolve(ours).resolve("keys/gateway-tls.p12"),
                password(ours),
                folder.resolve(trusted).resolve("certificates/demo-ca.pem"));
    }

    private static String password(String whose) throws IOException {
        return Files.readString(folder.resolve(whose).resolve("secrets/keystore-password"))
                .strip();
    }
}
