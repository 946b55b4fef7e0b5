package io.railhead.app.embedded;

import static io.railhead.app.embedded.BrokerSettings.GATEWAY;

import java.util.HashSet;
import java.util.Set;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * Who may do what at the broker. Each user has a role of its own name; each queue has one writer and one reader;
 * nobody may create, delete or manage anything.
 */
final class BrokerPermissions {
    private BrokerPermissions() {}

    static void declare(Configuration configuration, BrokerSettings settings) {
        configuration.putSecurityRoles("#", new HashSet<>());
        configuration.putSecurityRoles(BrokerSettings.DEAD_LETTERS, new HashSet<>(Set.of(reader(GATEWAY))));
        configuration.putSecurityRoles(BrokerSettings.EXPIRED, new HashSet<>(Set.of(reader(GATEWAY))));
        for (String link : settings.links()) {
            String scheme = BrokerSettings.schemeUser(link);
            configuration.putSecurityRoles(BrokerSettings.toScheme(link), pair(GATEWAY, scheme));
            configuration.putSecurityRoles(BrokerSettings.fromScheme(link), pair(scheme, GATEWAY));
        }
    }

    /** Knows the users of these settings by their passwords. */
    static ActiveMQSecurityManager users(BrokerSettings settings) {
        SecurityConfiguration users = new SecurityConfiguration();
        add(users, settings, GATEWAY);
        for (String link : settings.links()) {
            add(users, settings, BrokerSettings.schemeUser(link));
        }
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users);
    }

    private static void add(SecurityConfiguration users, BrokerSettings settings, String user) {
        users.addUser(user, settings.password(user));
        users.addRole(user, user);
    }

    private static Set<Role> pair(String writer, String reader) {
        Role writes = new Role();
        writes.setName(writer);
        writes.setSend(true);
        return new HashSet<>(Set.of(writes, reader(reader)));
    }

    private static Role reader(String user) {
        Role reads = new Role();
        reads.setName(user);
        reads.setConsume(true);
        reads.setBrowse(true);
        return reads;
    }
}
