package io.railhead.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The server's two settings files, written anew before every start: what is here is what runs. A setting changed
 * with {@code ALTER SYSTEM} still wins over them; the durability check at boot sees the result.
 */
final class PostgresSettings {
    private PostgresSettings() {}

    static void write(Path cluster, int port) throws IOException {
        Files.writeString(cluster.resolve("postgresql.conf"), SERVER + "port = " + port + "\n");
        Files.writeString(cluster.resolve("pg_hba.conf"), ACCESS);
        Files.writeString(cluster.resolve("pg_ident.conf"), "");
    }

    /** Sized for two cores that are shared with the gateway, the broker and the simulator. */
    private static final String SERVER = """
            # Written by Railhead before every start; changes made here are lost.
            listen_addresses = '127.0.0.1'
            # No Unix socket: its path may not be longer than 107 bytes, and data directories are.
            unix_socket_directories = ''
            password_encryption = scram-sha-256
            max_connections = 60
            superuser_reserved_connections = 3

            # What was confirmed must survive a power cut.
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            # After a checkpoint each page that is touched goes into the log whole. Pressing it costs 0.14 ms, writing it next
            # to nothing, and processors are scarcer here than disk.
            wal_compression = off
            wal_level = replica
            checkpoint_timeout = 15min
            max_wal_size = 4GB

            # The keys of the registers are random: each new payment touches pages all over their indexes.
            shared_buffers = 512MB
            random_page_cost = 1.1
            autovacuum = on
            # Some 2,000 changed pages a second, twice what a thousand payments a second fill: a trickle, where the usual
            # 5,000 are felt by everybody for as long as they last.
            autovacuum_vacuum_cost_delay = 5ms
            # Every hot statement finds its rows by a key, whatever the statistics say; sampling a growing table for
            # all of its columns was a quarter of the server's work in the first minutes of load.
            default_statistics_target = 10
            # Small indexed statements on two cores: neither pays its way.
            jit = off
            max_parallel_workers_per_gather = 0

            lc_messages = 'C'
            lc_monetary = 'C'
            lc_numeric = 'C'
            lc_time = 'C'
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_line_prefix = '%m [%p] %q%u@%d '
            log_checkpoints = off
            # Statements and the details of errors carry names and account numbers: keep them out of the log.
            log_error_verbosity = terse
            log_min_error_statement = panic
            """;

    /** Over TCP from this machine, with a password. Nothing else: no trust, no replication. */
    private static final String ACCESS = """
            # Written by Railhead before every start; changes made here are lost.
            host  all  all  127.0.0.1/32  scram-sha-256
            """;
}
