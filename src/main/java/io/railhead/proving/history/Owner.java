package io.railhead.proving.history;

import java.sql.Connection;
import java.sql.SQLException;

/** A way to the database as its owner, who may make partitions and write what the application may only add to. */
public interface Owner {
    /** A connection of its own; the caller closes it. */
    Connection connect() throws SQLException;
}
