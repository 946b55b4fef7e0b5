package io.railhead.app;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.railhead.link.LinksFile;
import io.railhead.rules.Judge;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Packs;
import io.railhead.simulator.BrokerSettings;
import io.railhead.simulator.LinkSettings;
import io.railhead.simulator.Role;
import io.railhead.simulator.SimulatorSettings;
import java.util.ArrayList;
import java.util.List;

/** Sets the simulated schemes up for the demo's links. */
final class DemoSimulator {
    private DemoSimulator() {}

    static SimulatorSettings settings(
            DataDirectory data, Secrets secrets, int brokerPort, List<LinksFile.Entry> links) {
        Packs packs = Packs.load(null, Judge.vocabulary());
        String password = secrets.get("keystore-password");
        List<LinkSettings> served = new ArrayList<>();
        for (LinksFile.Entry link : links) {
            Pack pack = packs.get(link.name());
            Role role = new Role(
                    link.name(),
                    link.theirAgent(),
                    link.ourAgent(),
                    pack.amounts().currency().code(),
                    finalPositive(link.name()),
                    pack.clocks().answerWithin(),
                    true);
            served.add(new LinkSettings(
                    role,
                    "scheme-" + link.name(),
                    secrets.get("broker-scheme-" + link.name()),
                    data.keys().resolve("scheme-" + link.name() + "-tls.p12"),
                    data.keys().resolve("scheme-" + link.name() + "-signing.p12"),
                    password,
                    List.of(data.certificates().resolve("gateway-signing.pem")),
                    data.simulator().resolve(link.name() + ".ledger")));
        }
        BrokerSettings broker =
                new BrokerSettings("localhost", brokerPort, data.certificates().resolve("demo-ca.pem"));
        return new SimulatorSettings(broker, served, 0, signatureProvider());
    }

    /** The native provider where it loads; the other side's choice is its own and independent of ours. */
    private static String signatureProvider() {
        return AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null
                ? AmazonCorrettoCryptoProvider.class.getName()
                : "";
    }

    /** How the other side says that a payment is final; it is the scheme's habit, and so not ours to read from a pack. */
    private static String finalPositive(String link) {
        return link.startsWith("sct-inst") ? "ACCP" : "ACSC";
    }
}
