package io.railhead.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Table {@code payment}. */
@Entity
@Table(name = "payment")
@NullUnmarked
class PaymentRow extends PanacheEntityBase {
    @Id
    UUID id;

    int version;

    @Column(name = "participant_id")
    String participantId;

    @Column(name = "client_id")
    String clientId;

    String direction;
    String scheme;

    @Column(name = "pack_digest")
    byte[] packDigest;

    @Column(name = "on_silence")
    String onSilence;

    @Column(name = "settlement_kind")
    String settlementKind;

    String state;

    @Column(name = "final")
    boolean isFinal;

    boolean bulk;

    @Column(name = "next_due_at")
    Instant nextDueAt;

    @Column(name = "answer_by")
    Instant answerBy;

    @Column(name = "send_by")
    Instant sendBy;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "hold_until")
    Instant holdUntil;

    @Column(name = "scheduled_for")
    LocalDate scheduledFor;

    String cause;

    @Column(name = "payer_funds")
    String payerFunds;

    @Column(name = "payee_credited")
    String payeeCredited;

    String credit;

    @Column(name = "settlement_date")
    LocalDate settlementDate;

    @Column(name = "settlement_cycle")
    String settlementCycle;

    @Column(name = "status_code")
    String statusCode;

    @Column(name = "reason_code")
    String reasonCode;

    @Column(name = "reason_proprietary")
    boolean reasonProprietary;

    @Column(name = "reason_text")
    String reasonText;

    long amount;
    String currency;
    String debtor;
    String creditor;

    @Column(name = "debtor_account")
    String debtorAccount;

    @Column(name = "creditor_account")
    String creditorAccount;

    @Column(name = "end_to_end_id")
    String endToEndId;

    String reference;

    @Column(name = "message_id")
    String messageId;

    @Column(name = "instruction_id")
    String instructionId;

    @Column(name = "transaction_id")
    String transactionId;

    UUID uetr;

    @Column(name = "clearing_system_reference")
    String clearingSystemReference;

    String warnings;

    @Column(name = "file_id")
    UUID fileId;

    @Column(name = "received_at")
    Instant receivedAt;

    @Column(name = "submitted_at")
    Instant submittedAt;

    @Column(name = "final_at")
    Instant finalAt;
}
