package io.railhead.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private static Channels read(String yaml) {
        return Channels.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String refusal(String yaml) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> read(yaml)).getMessage());
    }

    @Test
    void thePackagedFileHasTheDemoChannel() throws IOException {
        try (InputStream in = Files.newInputStream(Path.of("config/channels.yaml"))) {
            Channel demo = Channels.read(in).find("demo");
            assertNotNull(demo);
            assertEquals("demo", demo.participant().value());
            assertEquals("demo", demo.client());
            assertEquals(Channel.Policy.ACCEPT_GOOD, demo.policy());
            assertEquals(Channel.PastDates.REFUSE, demo.pastDates());
        }
    }

    @Test
    void onlyNameParticipantAndClientNeedBeSaid() {
        Channels channels = read("channels: [{name: a, participant: p, client: c, pastDates: today}]");
        Channel found = channels.find("a");
        assertNotNull(found);
        assertEquals(Channel.PastDates.TODAY, found.pastDates());
        assertEquals(Channel.Policy.ACCEPT_GOOD, found.policy());
        assertNull(channels.find("b"));
    }

    @Test
    void whatIsUnknownTwiceOrMissingIsRefusedByName() {
        assertTrue(refusal("channels: [{name: a, participant: p, client: c, pastDate: today}]")
                .contains("pastDate"));
        assertTrue(refusal("channels: [{name: a, participant: p, client: c, policy: all}]")
                .contains("accept-good"));
        assertTrue(
                refusal("channels: [{name: ../a, participant: p, client: c}]").contains("letters"));
        assertTrue(refusal("channels: [{name: a, client: c}]").contains("participant"));
        assertTrue(refusal("chanels: []").contains("chanels"));
        assertTrue(refusal("").contains("channels"));
        String twice = "channels: [{name: a, participant: p, client: c}, {name: a, participant: q, client: c}]";
        assertTrue(refusal(twice).contains("twice"));
    }
}
