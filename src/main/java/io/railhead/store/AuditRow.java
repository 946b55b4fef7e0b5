package io.railhead.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Table {@code audit}; the column {@code xid} is the database's own to fill. */
@Entity
@Table(name = "audit")
@NullUnmarked
class AuditRow extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "payment_id")
    UUID paymentId;

    @Column(name = "message_id")
    UUID messageId;

    String event;
    String detail;
    String actor;
    Instant at;
    UUID writer;
    long seq;
    int position;
    byte[] digest;
}
