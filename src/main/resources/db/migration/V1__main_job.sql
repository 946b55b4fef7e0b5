-- The tables of the main job. Run by the owner role; the application role gets what it needs at the end and
-- no more: it can neither change nor delete what is evidence (message, audit).

-- ---------------------------------------------------------------------------------------------------------
-- Partitions by UUIDv7. A week of ids is one range: the first 48 bits of a UUIDv7 are its milliseconds.
-- ---------------------------------------------------------------------------------------------------------
create function uuid7_floor(at timestamptz) returns uuid
    language sql immutable strict as
$$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;

create table payment (
    id                        uuid        primary key,
    version                   integer     not null,
    participant_id            text        not null,
    client_id                 text        not null,
    direction                 text        not null,
    scheme                    text        not null,
    pack_digest               bytea       not null,
    on_silence                text        not null,
    settlement_kind           text        not null,
    state                     text        not null,
    final                     boolean     not null,
    bulk                      boolean     not null,
    next_due_at               timestamptz,
    answer_by                 timestamptz,
    send_by                   timestamptz,
    expires_at                timestamptz,
    hold_until                timestamptz,
    scheduled_for             date,
    cause                     text,
    payer_funds               text        not null,
    payee_credited            text        not null,
    credit                    text,
    settlement_date           date,
    settlement_cycle          text,
    status_code               text,
    reason_code               text,
    reason_proprietary        boolean     not null default false,
    reason_text               text,
    amount                    bigint      not null,
    currency                  text        not null,
    debtor                    text        not null,
    creditor                  text        not null,
    debtor_account            text        not null,
    creditor_account          text        not null,
    end_to_end_id             text        not null,
    reference                 text,
    message_id                text,
    instruction_id            text,
    transaction_id            text,
    uetr                      uuid,
    clearing_system_reference text,
    warnings                  text,
    file_id                   uuid,
    received_at               timestamptz not null,
    submitted_at              timestamptz,
    final_at                  timestamptz
) partition by range (id);

comment on table payment is 'One row per transfer on one leg, its present state; guarded by version';

create index payment_of_participant on payment (participant_id, id desc);
create index payment_end_to_end on payment (end_to_end_id);
create index payment_due on payment (next_due_at) where next_due_at is not null;
create index payment_queued on payment (scheme, bulk, id) where state = 'queued';

create table message (
    id                  uuid        primary key,
    payment_id          uuid,
    link                text        not null,
    direction           text        not null,
    definition          text,
    business_message_id text,
    sender              text,
    received_at         timestamptz not null,
    encoding            smallint    not null,
    dictionary_id       integer,
    key_id              text,
    content_length      integer     not null,
    digest              bytea       not null,
    content             bytea       not null
) partition by range (id);

comment on table message is 'The exact bytes of what was sent or received; never changed';
comment on column message.encoding is '0 as they are, 1 zstd';

create index message_of_payment on message (payment_id) where payment_id is not null;
-- Compressed before it comes here: the server need not try again.
alter table message alter column content set storage external;

create table audit (
    id         uuid        primary key,
    payment_id uuid,
    message_id uuid,
    event      text        not null,
    detail     text        not null,
    actor      text        not null,
    at         timestamptz not null,
    writer     uuid        not null,
    seq        bigint      not null,
    position   integer     not null,
    digest     bytea       not null,
    xid        xid8        not null default pg_current_xact_id()
) partition by range (id);

comment on table audit is 'What happened, in ids and codes; no personal data';

create index audit_of_payment on audit (payment_id) where payment_id is not null;

create table audit_batch (
    writer   uuid        not null,
    seq      bigint      not null,
    previous bytea       not null,
    digest   bytea       not null,
    rows     integer     not null,
    at       timestamptz not null,
    primary key (writer, seq)
);

comment on table audit_batch is 'The chain of each writer: a batch digest covers its rows and the batch before';

create table file (
    id                 uuid        primary key,
    participant_id     text        not null,
    client_id          text        not null,
    channel            text        not null,
    name               text        not null,
    digest             bytea       not null,
    format             text        not null,
    state              text        not null,
    message_id         text,
    message_name       text,
    initiating_party   text,
    count              integer     not null default 0,
    sum                numeric     not null default 0,
    refused            integer     not null default 0,
    settled            integer     not null default 0,
    rejected           integer     not null default 0,
    problem            text,
    report_number      integer     not null default 0,
    reported           text,
    received_at        timestamptz not null,
    completed_at       timestamptz
);

comment on column file.reported is 'What the last report said: its stage, then how many payments have which status';

create index file_of_participant on file (participant_id, id desc);
create index file_open on file (state) where completed_at is null;

create table file_block (
    file_id                uuid    not null,
    position               integer not null,
    payment_information_id text    not null,
    count                  integer not null,
    sum                    numeric,
    reason_code            text,
    reason_text            text,
    primary key (file_id, position)
);

create table file_item (
    id                uuid    primary key,
    file_id           uuid    not null,
    block             integer not null,
    index             integer not null,
    instruction_id    text,
    end_to_end_id     text,
    amount            text,
    currency          text,
    accepted          boolean not null,
    reason_code       text,
    reason_text       text
) partition by range (id);

comment on column file_item.id is 'Derived from the file and the index, so a second reading finds the same row; also the id of its payment. The items of a file are one range of ids, in the order of the file: the primary key is all the index they need';

-- ---------------------------------------------------------------------------------------------------------
-- Registers of names that others gave. Narrow, hash partitioned, looked up by their whole key alone.
-- ---------------------------------------------------------------------------------------------------------
create table idempotency (
    participant_id text        not null,
    client_id      text        not null,
    key            text        not null,
    fingerprint    bytea       not null,
    payment_id     uuid        not null,
    response       bytea       not null,
    created_at     timestamptz not null,
    primary key (participant_id, client_id, key)
) partition by hash (participant_id, client_id, key);

create table inbox (
    link                text        not null,
    sender              text        not null,
    business_message_id text        not null,
    document_digest     bytea       not null,
    message_id          uuid        not null,
    received_at         timestamptz not null,
    primary key (link, sender, business_message_id)
) partition by hash (link, sender, business_message_id);

create table uetr_register (
    uetr       uuid not null,
    leg        text not null,
    payment_id uuid not null,
    primary key (uetr, leg)
) partition by hash (uetr, leg);

create table file_register (
    participant_id text not null,
    kind           text not null,
    key            text not null,
    file_id        uuid not null,
    primary key (participant_id, kind, key)
);

comment on table file_register is 'What makes a file the same file: its digest, and (initiating party, message id)';

do
$$
    declare
        register text;
    begin
        foreach register in array array ['idempotency', 'inbox', 'uetr_register'] loop
            for part in 0..7 loop
                execute format('create table %I partition of %I for values with (modulus 8, remainder %s)',
                    register || '_' || part, register, part);
            end loop;
        end loop;
    end
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Sending: who may, and what still has to leave. Small and unpartitioned on purpose.
-- ---------------------------------------------------------------------------------------------------------
create table lane (
    link        text        not null,
    node        text        not null,
    epoch       bigint      not null,
    lease_until timestamptz not null,
    primary key (link, node)
);

create table outbox (
    message_id uuid        primary key,
    payment_id uuid        not null,
    link       text        not null,
    node       text        not null,
    send_by    timestamptz not null,
    created_at timestamptz not null
);

create index outbox_of_lane on outbox (link, node);
create index outbox_of_payment on outbox (payment_id);
alter table outbox set (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);

create table parked (
    id           uuid        primary key,
    link         text        not null,
    message_id   uuid,
    payment_id   uuid,
    kind         text        not null,
    code         text        not null,
    security     boolean     not null,
    detail       text        not null,
    candidates   text,
    parked_at    timestamptz not null,
    resolved_at  timestamptz
);

create index parked_open on parked (id) where resolved_at is null;

-- ---------------------------------------------------------------------------------------------------------
-- Partitions are made ahead by the owner's right, asked for by the application at start and every day.
-- ---------------------------------------------------------------------------------------------------------
create function make_partitions(from_day timestamptz, until_day timestamptz) returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog, public, pg_temp as
$$
    declare
        parent text;
        week   timestamptz := date_trunc('week', from_day at time zone 'UTC') at time zone 'UTC';
        part   text;
        made   integer := 0;
    begin
        while week < until_day loop
            foreach parent in array array ['payment', 'message', 'audit', 'file_item'] loop
                part := format('%s_%s', parent, to_char(week at time zone 'UTC', 'IYYY"w"IW'));
                if to_regclass('public.' || part) is null then
                    execute format('create table public.%I partition of public.%I for values from (%L) to (%L)',
                        part, parent, public.uuid7_floor(week), public.uuid7_floor(week + interval '7 days'));
                    made := made + 1;
                end if;
            end loop;
            week := week + interval '7 days';
        end loop;
        return made;
    end
$$;

revoke all on function make_partitions(timestamptz, timestamptz) from public;

grant usage on schema public to railhead_app;
grant execute on function make_partitions(timestamptz, timestamptz) to railhead_app;
grant execute on function uuid7_floor(timestamptz) to railhead_app;
grant select, insert on message, audit, audit_batch to railhead_app;
grant select, insert, update on payment, file, file_register, lane, parked to railhead_app;
grant select, insert on idempotency, inbox, uetr_register, file_block, file_item to railhead_app;
grant select, insert, delete on outbox to railhead_app;
-- "for share" on a lane needs a right to change it; that one is granted above.

select make_partitions(now() - interval '7 days', now() + interval '35 days');
