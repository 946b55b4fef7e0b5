package io.railhead.app;

import io.railhead.api.DemoTokenIssuer;
import io.railhead.app.embedded.EmbeddedBroker;
import io.railhead.app.embedded.EmbeddedPostgres;
import java.nio.file.Path;

/** Tells Quarkus, before it starts, where the embedded parts are. */
final class DemoProperties {
    private DemoProperties() {}

    static void set(Options options, DataDirectory data, EmbeddedPostgres database, EmbeddedBroker broker) {
        put("quarkus.http.port", options.port());
        put("quarkus.datasource.jdbc.url", StartProperties.tuned(database.jdbcUrl(EmbeddedPostgres.DATABASE)));
        put("quarkus.datasource.username", EmbeddedPostgres.APPLICATION);
        put("quarkus.datasource.password", database.password(EmbeddedPostgres.APPLICATION));
        put("quarkus.flyway.jdbc-url", database.jdbcUrl(EmbeddedPostgres.DATABASE));
        put("quarkus.flyway.username", EmbeddedPostgres.OWNER);
        put("quarkus.flyway.password", database.password(EmbeddedPostgres.OWNER));
        put("quarkus.oidc.public-key", publicKey(data));
        put("quarkus.oidc.token.issuer", DemoTokenIssuer.ISSUER);
        put("quarkus.oidc.token.audience", DemoTokenIssuer.AUDIENCE);
        put("quarkus.oidc.roles.role-claim-path", "groups");
        put("quarkus.oidc.token.principal-claim", "client_id");
        put("railhead.mode", "demo");
        put("railhead.data", data.root());
        put("railhead.inbox", data.inbox());
        put("railhead.broker.host", "localhost");
        put("railhead.broker.port", broker.port());
        put("railhead.broker.user", io.railhead.app.embedded.BrokerSettings.GATEWAY);
        put("railhead.broker.password-file", data.secrets().resolve("broker-gateway"));
        keys(data);
        put("railhead.database.url", database.jdbcUrl(EmbeddedPostgres.DATABASE));
        put("railhead.issuer.url", DemoTokenIssuer.ISSUER);
        if (options.routes() != null) {
            put("railhead.routes.folder", options.routes());
        }
        put("camel.main.routes-include-pattern", RouteFiles.pattern(options.routes()));
    }

    private static void keys(DataDirectory data) {
        Path password = data.secrets().resolve("keystore-password");
        put("railhead.certificates", data.certificates());
        put("railhead.signing.key-store", data.keys().resolve("gateway-signing.p12"));
        put("railhead.signing.key-store-password-file", password);
        put("railhead.broker.key-store", data.keys().resolve("gateway-tls.p12"));
        put("railhead.broker.key-store-password-file", password);
        put("railhead.broker.trust", data.certificates().resolve("demo-ca.pem"));
    }

    private static String publicKey(DataDirectory data) {
        return Demo.text(data.secrets().resolve("token-public.pem"))
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
    }

    private static void put(String name, Object value) {
        System.setProperty(name, String.valueOf(value));
    }
}
