package io.railhead.proving.history;

/**
 * The audit of a slice: entries with their digests, and the batches that chain them, one batch for each round of the
 * patterns. Each slice is the work of a writer of its own, so its chain begins anew. The encoding is that of {@code
 * io.railhead.audit.Chain}, said in SQL: a history that did not verify would make an auditor's check useless there.
 */
final class AuditCopy {
    /** What batches are made of, and how: a chain can only be made one batch after the other. */
    static final String TABLES = """
            create temp table copied_batch (seq bigint, writer uuid, digests bytea, rows integer, at timestamptz)
                on commit delete rows;
            create function pg_temp.field(value text) returns bytea language sql immutable as
            $$ select int4send(length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8') $$;
            create function pg_temp.chain_batches() returns bigint language plpgsql as
            $$
            declare
                batch    record;
                previous bytea;
                own      bytea;
                made     bigint := 0;
            begin
                for batch in select * from copied_batch order by seq loop
                    previous := coalesce(own, sha256(convert_to(batch.writer::text, 'UTF8')));
                    own := sha256(previous || batch.digests);
                    insert into audit_batch (writer, seq, previous, digest, rows, at)
                        values (batch.writer, batch.seq, previous, own, batch.rows, batch.at);
                    made := made + 1 + batch.rows;
                end loop;
                return made;
            end
            $$""";

    /** Gives the number of entries and batches together. */
    static final String CHAIN = "select pg_temp.chain_batches()";

    private AuditCopy() {}

    /** Entries, and on the way what their batches will be made of. */
    static String insert(RowCopy rows) {
        // "offset 0" keeps the server from working each new id out again wherever the digest names it.
        return """
                with written as (
                    insert into audit (%s, digest)
                    select r.*, sha256(
                        int4send(36) || convert_to(r.id::text, 'UTF8')
                        || int4send(36) || convert_to(r.payment_id::text, 'UTF8')
                        || pg_temp.field(coalesce(r.message_id::text, 'null'))
                        || pg_temp.field(r.event) || pg_temp.field(r.detail) || pg_temp.field(r.actor)
                        || int8send((extract(epoch from r.at) * 1000000)::bigint))
                    from (%s offset 0) r
                    returning seq, writer, position, digest, at)
                insert into copied_batch
                select seq, writer, string_agg(digest, ''::bytea order by position), count(*),
                    (array_agg(at order by position))[1]
                from written group by seq, writer""".formatted(rows.columns(), rows.select());
    }
}
