-- Files that are taken whole or not at all, and a register of payments that look alike.

alter table file add column decision text;

comment on column file.decision is 'Whole or not at all: take or refuse, written before the first item is dealt with; null until then and where items stand for themselves';

-- Narrow, looked up by its whole key alone, and kept for no longer than the window in which likeness counts.
create table likeness (
    mark       uuid        primary key,
    payment_id uuid        not null,
    at         timestamptz not null
);

comment on table likeness is 'The newest payment of each participant, accounts, amount and reference, under half a SHA-256 of these';

-- Rows come nearly in the order of time, and only the daily clearing asks by it: the smallest index there is will do.
create index likeness_at on likeness using brin (at);
alter table likeness set (autovacuum_vacuum_scale_factor = 0.05);

grant select, insert, update, delete on likeness to railhead_app;
