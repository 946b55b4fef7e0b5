package io.railhead.link;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.railhead.payment.Agent;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/** The form of {@code links.yaml}. Strict: an unknown or missing key refuses the start and names the place. */
public record LinksFile(List<Entry> links) {
    /** One link and who may sign on it. */
    public record Entry(
            String name,
            String ourAgent,
            String theirAgent,
            String sendQueue,
            String receiveQueue,
            int credit,
            int window,
            Set<String> algorithms,
            List<Sender> senders) {
        public LinkSettings settings() {
            return new LinkSettings(
                    name, new Agent.Bic(ourAgent), new Agent.Bic(theirAgent), sendQueue, receiveQueue, credit, window);
        }
    }

    /** A certificate file and the agents (BICs) that its holder may speak for. */
    public record Sender(String certificate, List<String> agents) {}

    /** @throws IllegalArgumentException when the file is not what it should be, with the place */
    public static LinksFile read(InputStream yaml) {
        try {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build()
                    .readValue(yaml, LinksFile.class);
        } catch (IOException wrong) {
            throw new IllegalArgumentException("links.yaml: " + wrong.getMessage(), wrong);
        }
    }
}
