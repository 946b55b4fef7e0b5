package io.railhead.app;

import java.nio.file.Path;
import java.util.Map;

/** Tells Quarkus, before it starts, what the operator told us, in its own words. */
final class StartProperties {
    private static final String ISSUER_TLS = "issuer";

    private StartProperties() {}

    /** @param told what the operator gave, by name; it is passed on as it is */
    static void set(Map<String, String> told, GatewaySettings settings, DataDirectory data) {
        told.forEach(StartProperties::put);
        put("railhead.mode", "start");
        put("railhead.data", data.root());
        put("railhead.inbox", data.inbox());
        put(
                "railhead.certificates",
                told.getOrDefault("railhead.certificates", data.certificates().toString()));
        put("quarkus.http.host", settings.http().host());
        put("quarkus.http.port", settings.http().port());
        database(settings.database());
        issuer(settings.issuer());
        Path routes = settings.routes().folder().orElse(null);
        put("camel.main.routes-include-pattern", RouteFiles.pattern(routes));
    }

    private static void database(GatewaySettings.Database to) {
        put("quarkus.datasource.jdbc.url", tuned(to.url()));
        put("quarkus.datasource.username", to.user());
        put(
                "quarkus.datasource.password",
                Passwords.of(to.password(), to.passwordFile(), "railhead.database.password-file"));
        put("quarkus.flyway.jdbc-url", to.url());
        put("quarkus.flyway.username", to.owner());
        put(
                "quarkus.flyway.password",
                Passwords.of(to.ownerPassword(), to.ownerPasswordFile(), "railhead.database.owner-password-file"));
    }

    /** Tokens are checked here, against the issuer's keys; the issuer is never asked about a single one. */
    private static void issuer(GatewaySettings.Issuer of) {
        put("quarkus.oidc.auth-server-url", of.url());
        put("quarkus.oidc.token.issuer", of.url());
        put("quarkus.oidc.token.audience", of.audience());
        put("quarkus.oidc.token.principal-claim", of.clientClaim());
        put("quarkus.oidc.roles.role-claim-path", of.rolesClaim());
        put("quarkus.oidc.token.allow-jwt-introspection", false);
        put("quarkus.oidc.token.allow-opaque-token-introspection", false);
        of.trust().ifPresent(authority -> {
            put("quarkus.tls." + ISSUER_TLS + ".trust-store.pem.certs", authority);
            put("quarkus.oidc.tls.tls-configuration-name", ISSUER_TLS);
        });
    }

    /**
     * What the statements of the store are written for: batches in one round trip, prepared from the first time. And an end
     * to waiting, in seconds: on a connection that is open and carries nothing, a read would last for hours. No statement
     * of ours takes nearly so long; a commit that is cut off by it has an unknown end, as by any broken connection. And
     * silence about values: without that, the driver's error about a batch repeats all that was in it, names and accounts.
     */
    static String tuned(String url) {
        return url + (url.contains("?") ? "&" : "?")
                + "reWriteBatchedInserts=true&prepareThreshold=1&tcpKeepAlive=true&socketTimeout=8&connectTimeout=3"
                + "&logServerErrorDetail=false";
    }

    private static void put(String name, Object value) {
        System.setProperty(name, String.valueOf(value));
    }
}
