package io.railhead.app.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.Test;

/** The broker's half; the database's half is tested against a real one. */
class DurabilityTest {
    @Test
    void aBrokerThatSyncsAndKeepsWhatItCannotDeliverPasses() {
        assertEquals(List.of(), Durability.ofBroker(sound()));
    }

    @Test
    void everyStepThatSkipsTheDiskIsNamed() {
        assertNamed("persistence-enabled", broker -> broker.setPersistenceEnabled(false));
        assertNamed("journal-sync-transactional", broker -> broker.setJournalSyncTransactional(false));
        assertNamed("journal-sync-non-transactional", broker -> broker.setJournalSyncNonTransactional(false));
        assertNamed("journal-datasync", broker -> broker.setJournalDatasync(false));
    }

    @Test
    void anAddressWithoutAPlaceForItsDeadAndExpiredIsNamed() {
        assertNamed(
                "dead-letter-address of link.a",
                broker -> broker.addAddressSetting(
                        "link.a", new AddressSettings().setDeadLetterAddress(SimpleString.of("nowhere"))));
        Configuration unset = new ConfigurationImpl().addAddressConfiguration(address("link.a"));
        assertEquals(
                List.of("dead-letter-address of link.a", "expiry-address of link.a"),
                Durability.ofBroker(unset).stream()
                        .map(Durability.Shortfall::setting)
                        .toList());
    }

    @Test
    void aShortfallReadsAsASentence() {
        assertEquals("fsync is off, must be on", new Durability.Shortfall("fsync", "off", "on").toString());
    }

    private static void assertNamed(String setting, Consumer<Configuration> spoil) {
        Configuration broker = sound();
        spoil.accept(broker);
        List<Durability.Shortfall> found = Durability.ofBroker(broker);
        assertEquals(1, found.size(), found.toString());
        assertTrue(found.stream().allMatch(shortfall -> shortfall.setting().equals(setting)), found.toString());
    }

    private static Configuration sound() {
        return new ConfigurationImpl()
                .addAddressConfiguration(address("DLQ"))
                .addAddressConfiguration(address("Expired"))
                .addAddressConfiguration(address("link.a"))
                .addAddressSetting(
                        "#",
                        new AddressSettings()
                                .setDeadLetterAddress(SimpleString.of("DLQ"))
                                .setExpiryAddress(SimpleString.of("Expired")));
    }

    private static CoreAddressConfiguration address(String name) {
        return new CoreAddressConfiguration().setName(name).addQueueConfiguration(QueueConfiguration.of(name));
    }
}
