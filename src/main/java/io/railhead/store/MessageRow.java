package io.railhead.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Table {@code message}. */
@Entity
@Table(name = "message")
@NullUnmarked
class MessageRow extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "payment_id")
    UUID paymentId;

    String link;
    String direction;
    String definition;

    @Column(name = "business_message_id")
    String businessMessageId;

    String sender;

    @Column(name = "received_at")
    Instant receivedAt;

    short encoding;

    @Column(name = "dictionary_id")
    Integer dictionaryId;

    @Column(name = "key_id")
    String keyId;

    @Column(name = "content_length")
    int contentLength;

    byte[] digest;
    byte[] content;
}
