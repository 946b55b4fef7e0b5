package io.railhead.app.checks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.HierarchicalObjectRepository;
import org.jspecify.annotations.Nullable;

/**
 * Whether what database and broker confirm will still be there after a power cut, and whether a message that
 * cannot be delivered has a place to go. A start with any shortfall must be refused: the promise that nothing is
 * lost rests on these settings alone.
 */
public final class Durability {
    /** Values of {@code synchronous_commit} under which a commit returns after this server's disk has it. */
    private static final List<String> COMMITS_WAIT = List.of("on", "remote_apply");

    private Durability() {}

    /**
     * One setting that would lose messages.
     *
     * @param setting its name, as the operator knows it
     * @param found what it is now
     * @param needed what it must be
     */
    public record Shortfall(String setting, String found, String needed) {
        @Override
        public String toString() {
            return setting + " is " + found + ", must be " + needed;
        }
    }

    /** What is wrong with the database as this connection sees it; empty when nothing is. */
    public static List<Shortfall> ofDatabase(Connection connection) throws SQLException {
        List<Shortfall> shortfalls = new ArrayList<>();
        expect(shortfalls, "fsync", show(connection, "fsync"), List.of("on"));
        expect(shortfalls, "synchronous_commit", show(connection, "synchronous_commit"), COMMITS_WAIT);
        expect(shortfalls, "full_page_writes", show(connection, "full_page_writes"), List.of("on"));
        return List.copyOf(shortfalls);
    }

    /** What is wrong with a broker of this configuration; empty when nothing is. */
    public static List<Shortfall> ofBroker(Configuration configuration) {
        List<Shortfall> shortfalls = new ArrayList<>();
        expect(shortfalls, "persistence-enabled", configuration.isPersistenceEnabled());
        expect(shortfalls, "journal-sync-transactional", configuration.isJournalSyncTransactional());
        expect(shortfalls, "journal-sync-non-transactional", configuration.isJournalSyncNonTransactional());
        expect(shortfalls, "journal-datasync", configuration.isJournalDatasync());
        HierarchicalObjectRepository<AddressSettings> settings =
                new HierarchicalObjectRepository<>(configuration.getWildcardConfiguration());
        for (Map.Entry<String, AddressSettings> entry :
                configuration.getAddressSettings().entrySet()) {
            settings.addMatch(entry.getKey(), entry.getValue());
        }
        for (CoreAddressConfiguration address : configuration.getAddressConfigurations()) {
            AddressSettings its = settings.getMatch(address.getName());
            SimpleString deadLetters = its == null ? null : its.getDeadLetterAddress();
            SimpleString expired = its == null ? null : its.getExpiryAddress();
            expectQueue(shortfalls, configuration, "dead-letter-address of " + address.getName(), deadLetters);
            expectQueue(shortfalls, configuration, "expiry-address of " + address.getName(), expired);
        }
        return List.copyOf(shortfalls);
    }

    /** An address without a queue keeps nothing: it must be declared with one. */
    private static void expectQueue(
            List<Shortfall> shortfalls, Configuration configuration, String setting, @Nullable SimpleString found) {
        if (found == null) {
            shortfalls.add(new Shortfall(setting, "not set", "the name of an address with a queue"));
            return;
        }
        boolean kept = configuration.getAddressConfigurations().stream()
                .anyMatch(address -> address.getName().equals(found.toString())
                        && !address.getQueueConfigs().isEmpty());
        if (!kept) {
            shortfalls.add(new Shortfall(setting, found + ", which has no queue", "an address with a queue"));
        }
    }

    private static void expect(List<Shortfall> shortfalls, String setting, boolean found) {
        expect(shortfalls, setting, Boolean.toString(found), List.of("true"));
    }

    private static void expect(List<Shortfall> shortfalls, String setting, String found, List<String> needed) {
        if (!needed.contains(found)) {
            shortfalls.add(new Shortfall(setting, found, String.join(" or ", needed)));
        }
    }

    /** Names come from this class alone. */
    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet value = statement.executeQuery("show " + setting)) {
            return value.next() ? value.getString(1) : "unknown";
        }
    }
}
