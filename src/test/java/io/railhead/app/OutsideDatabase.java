package io.railhead.app;

import io.railhead.app.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A PostgreSQL in a process of its own, with passwords of its own, until it is told to end. The argument is its data directory. */
final class OutsideDatabase {
    private OutsideDatabase() {}

    public static void main(String[] arguments) throws InterruptedException {
        DataDirectory data = DataDirectory.at(Path.of(arguments[0]));
        EmbeddedPostgres database = new EmbeddedPostgres(data.postgres(), 0, new Secrets(data.secrets())::get);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(database::stop));
        database.start();
        System.out.println("READY " + database.jdbcUrl(EmbeddedPostgres.DATABASE));
        new CountDownLatch(1).await();
    }
}
