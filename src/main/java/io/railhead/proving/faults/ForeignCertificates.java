package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import io.railhead.signing.authority.DemoAuthority;
import io.railhead.signing.authority.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * F16: somebody comes to the broker without a certificate, with one of another authority, with one whose time is over or
 * has not come; and the right scheme signs for another BIC.
 */
record ForeignCertificates(int times, Instant now) implements Fault {
    private static final Duration LONG = Duration.ofDays(4000);

    @Override
    public String number() {
        return "F16";
    }

    @Override
    public String what() {
        return "strange certificates at the broker's door, and " + times + " answers in the name of another BIC";
    }

    @Override
    public String expected() {
        return "every handshake refused; the answers parked, their payments unresolved";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(22);
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, SQLException, InterruptedException {
        List<Violation> violations = new ArrayList<>();
        Handshake broker = new Handshake(scene.stage().brokerPort());
        knock(broker, "the gateway's own", scene.stage().data(), true, violations);
        if (broker.isLetIn(null, "")) {
            violations.add(new Violation(number(), "none", "the broker lets in who has no certificate"));
        }
        knock(broker, "of another authority", foreign(scene, "other", now), false, violations);
        // The authority is the right one, so that the time alone is wrong; one of now shows that it would be let in.
        knock(broker, "made like the gateway's own", ofTheSite(scene, "now", now), true, violations);
        knock(broker, "whose time is over", ofTheSite(scene, "over", now.minus(LONG)), false, violations);
        knock(broker, "whose time has not come", ofTheSite(scene, "early", now.plus(LONG)), false, violations);
        violations.addAll(scene.play()
                .happen(
                        number(),
                        List.of(new Play.Part("wrong-party", times, "unresolved", "PARK-WRONG-PARTY")),
                        Duration.ofSeconds(45)));
        return violations;
    }

    private void knock(Handshake broker, String whose, Path folder, boolean expected, List<Violation> violations)
            throws IOException {
        char[] password =
                new DemoAuthority(folder, Profiles.packaged(), InstantSource.fixed(now)).secret("keystore-password");
        if (broker.isLetIn(folder.resolve("keys/gateway-tls.p12"), new String(password)) != expected) {
            violations.add(new Violation(
                    number(), "a certificate " + whose, expected ? "the broker refuses it" : "the broker lets it in"));
        }
    }

    /** Keys by the site's own authority, made at some moment. */
    private static Path ofTheSite(Scene scene, String name, Instant made) throws IOException {
        Path folder = folder(scene, name);
        String authority = Profiles.packaged().authority().name();
        for (String file : List.of(
                "keys/" + authority + ".p12", "certificates/" + authority + ".pem", "secrets/keystore-password")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(scene.stage().data().resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        new DemoAuthority(folder, Profiles.packaged(), InstantSource.fixed(made)).make(List.of(Stage.LINK));
        return folder;
    }

    private static Path folder(Scene scene, String name) {
        return scene.stage().logs().resolveSibling("strangers").resolve(name);
    }

    /** Keys of an authority that nobody knows, made at some moment. */
    private static Path foreign(Scene scene, String name, Instant made) {
        Path folder = folder(scene, name);
        new DemoAuthority(folder, Profiles.packaged(), InstantSource.fixed(made)).prepare(List.of(Stage.LINK));
        return folder;
    }
}
