package io.railhead.signing;

import io.railhead.payment.Agent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may speak for whom: for each link, the certificates that may sign on it and the agents that each may
 * name as sender in a header. A good signature by somebody else's key is as worthless as a bad one.
 * Immutable.
 */
public record SenderTable(Map<String, Link> links) {
    public SenderTable {
        links = Map.copyOf(links);
        links.forEach((name, link) -> {
            if (!link.name().equals(name)) {
                throw new IllegalArgumentException("link " + link.name() + " is listed as " + name);
            }
        });
    }

    /** @throws IllegalArgumentException for a link that is not configured */
    public Link link(String name) {
        Link link = links.get(name);
        if (link == null) {
            throw new IllegalArgumentException("no senders are configured for link " + name);
        }
        return link;
    }

    /**
     * One link's part of the table.
     *
     * @param algorithms the signature algorithms that its pack allows
     * @param senders the agents that each certificate may speak for; a BIC of eight characters and the same
     *     with XXX are one agent
     */
    public record Link(String name, Set<SignatureAlgorithm> algorithms, Map<Thumbprint, Set<Agent>> senders) {
        public Link {
            algorithms = Set.copyOf(algorithms);
            senders = senders.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey,
                            entry -> entry.getValue().stream()
                                    .map(Link::whole)
                                    .collect(Collectors.toUnmodifiableSet())));
        }

        /** Whether the certificate may sign anything on this link. */
        public boolean knows(Thumbprint thumbprint) {
            return senders.containsKey(thumbprint);
        }

        /** Whether the certificate may sign for this agent on this link. */
        public boolean speaksFor(Thumbprint thumbprint, Agent sender) {
            return senders.getOrDefault(thumbprint, Set.of()).contains(whole(sender));
        }

        private static Agent whole(Agent agent) {
            return switch (agent) {
                case Agent.Bic bic when bic.code().length() == 8 -> new Agent.Bic(bic.code() + "XXX");
                case Agent.Bic bic -> bic;
                case Agent.ClearingMember member -> member;
            };
        }
    }
}
