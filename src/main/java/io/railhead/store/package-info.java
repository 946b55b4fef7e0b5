/**
 * The tables, and the only code that knows them. {@link io.railhead.store.SqlLedger} makes one plan of the
 * engine true in one transaction; the other classes read for the API and keep files. Entities map each table
 * once: Hibernate inserts what is many and Panache queries; plain SQL does the registers, the outbox and the
 * guarded updates, where the statement itself is the point. Rows never leave this package.
 */
@NullMarked
package io.railhead.store;

import org.jspecify.annotations.NullMarked;
