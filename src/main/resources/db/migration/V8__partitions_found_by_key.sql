-- Of two indexes that cost the same the planner takes the younger one, and in a partition without statistics all cost the
-- same. There the index of participants, whose second column is the id, was younger than the key: until the first analyze
-- of a new week every look for a payment by its id read that index whole. So in a partition of payment the key is younger.
create or replace function make_partitions(from_day timestamptz, until_day timestamptz) returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog, public, pg_temp as
$$
    declare
        parent text;
        week   timestamptz := date_trunc('week', from_day at time zone 'UTC') at time zone 'UTC';
        part   text;
        bounds text;
        made   integer := 0;
    begin
        while week < until_day loop
            bounds := format('for values from (%L) to (%L)',
                public.uuid7_floor(week), public.uuid7_floor(week + interval '7 days'));
            foreach parent in array array ['payment', 'message', 'audit', 'file_item'] loop
                part := format('%s_%s', parent, to_char(week at time zone 'UTC', 'IYYY"w"IW'));
                if to_regclass('public.' || part) is null then
                    if parent = 'payment' then
                        perform public.make_payment_partition(part, bounds);
                    else
                        execute format('create table public.%I partition of public.%I %s', part, parent, bounds);
                    end if;
                    made := made + 1;
                end if;
            end loop;
            week := week + interval '7 days';
        end loop;
        return made;
    end
$$;

create function make_payment_partition(part text, bounds text) returns void
    language plpgsql
    set search_path = pg_catalog, public, pg_temp
as
$$
    declare
        definition text;
    begin
        execute format('create table public.%I (like public.payment including defaults including constraints)', part);
        -- Those of all rows, the key, and those of few rows, which are to be taken before it wherever they can be.
        for definition in
            select case when indisprimary then format('alter table public.%I add primary key (id)', part)
                        else regexp_replace(pg_get_indexdef(indexrelid), '^CREATE INDEX \S+ ON ONLY \S+',
                            format('create index on public.%I', part)) end
            from pg_index where indrelid = 'public.payment'::regclass
            order by indpred is not null, indisprimary, indexrelid
        loop
            execute definition;
        end loop;
        execute format('alter table public.payment attach partition public.%I %s', part, bounds);
    end
$$;

revoke all on function make_payment_partition(text, text) from public;

-- Weeks that hold nothing yet are made anew. Nobody may write between the look and the drop: gateways of the version
-- before may still be at work, and wait here for a moment.
do
$$
    declare
        part   text;
        bounds text;
        filled boolean;
    begin
        lock table public.payment in access exclusive mode;
        for part, bounds in
            select relname, pg_get_expr(relpartbound, oid) from pg_class
            where oid in (select inhrelid from pg_inherits where inhparent = 'public.payment'::regclass)
        loop
            execute format('select exists (select from public.%I)', part) into filled;
            if not filled then
                execute format('drop table public.%I', part);
                perform public.make_payment_partition(part, bounds);
            end if;
        end loop;
    end
$$;
