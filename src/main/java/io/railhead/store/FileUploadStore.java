package io.railhead.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import javax.sql.DataSource;

/** The keys of files that were sent over the API. Thread-safe. */
@ApplicationScoped
public class FileUploadStore {
    private static final String KEY = "upload-key";

    private final DataSource database;

    public FileUploadStore(DataSource database) {
        this.database = database;
    }

    /**
     * Notes a file that was sent with an idempotency key, before it is moved to where it is worked on. The key stands
     * for this file for good, also when it is refused.
     *
     * @return the file that the key stands for: this one, or the one that came with it before
     */
    public StoredFile register(StoredFile arrived, String key) {
        String name = arrived.clientId() + FileStore.SEPARATOR + key;
        return Sql.transaction(database, connection -> {
            int first = Sql.update(
                    connection,
                    "insert into file_register (participant_id, kind, key, file_id) values (?, ?, ?, ?)"
                            + " on conflict do nothing",
                    statement -> {
                        statement.setString(1, arrived.participant().value());
                        statement.setString(2, KEY);
                        statement.setString(3, name);
                        statement.setObject(4, arrived.id());
                    });
            if (first == 1) {
                FileStore.insert(connection, arrived);
                return arrived;
            }
            UUID holder = FileStore.holder(connection, arrived.participant(), KEY, name);
            if (holder == null) {
                throw new IllegalStateException("a key that was just there is gone");
            }
            return FileStore.present(connection, holder);
        });
    }
}
