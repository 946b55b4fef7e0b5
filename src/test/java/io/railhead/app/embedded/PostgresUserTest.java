package io.railhead.app.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresUserTest {
    @TempDir
    Path temp = Path.of("");

    @Test
    void anOrdinaryUserRunsTheProgramsDirectly() {
        assumeTrue(!PostgresUser.isRoot());
        assertEquals(new PostgresUser.Same(), PostgresUser.ofThisMachine());
    }

    @Test
    void rootWithoutNamespacesRunsTheServerAsNobody() throws Exception {
        assumeTrue(PostgresUser.isRoot());
        Path folder = temp.resolve("postgres");
        PostgresUser nobody = new PostgresUser.Other(PostgresUser.NOBODY);
        try (EmbeddedPostgres postgres = new EmbeddedPostgres(folder, 0, name -> "password-of-" + name, nobody)) {
            postgres.start();
            assertEquals(PostgresUser.NOBODY, Files.getAttribute(postgres.cluster(), "unix:uid"));
            assertTrue(canEnter(postgres));
            postgres.stop();
            postgres.start();
            assertTrue(canEnter(postgres));
        }
    }

    private static boolean canEnter(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                postgres.jdbcUrl(EmbeddedPostgres.DATABASE),
                EmbeddedPostgres.APPLICATION,
                postgres.password(EmbeddedPostgres.APPLICATION))) {
            return connection.isValid(5);
        }
    }
}
