-- What no query asks by needs no statistics: of all that the server does beside the intake, to
-- gather them for the wide rows of a month that grows is the dearest.
alter table trade
    alter column trade_id set statistics 0,
    alter column instrument set statistics 0,
    alter column instrument_type set statistics 0,
    alter column side set statistics 0,
    alter column price set statistics 0,
    alter column quantity set statistics 0,
    alter column volume_usd set statistics 0,
    alter column fee set statistics 0,
    alter column net_fee set statistics 0,
    alter column liquidity set statistics 0,
    alter column user_tier set statistics 0,
    alter column market_maker set statistics 0,
    alter column voucher set statistics 0,
    alter column received_at set statistics 0,
    alter column binding_id set statistics 0,
    alter column binding_revision set statistics 0,
    alter column plan_id set statistics 0,
    alter column plan_version set statistics 0,
    alter column tier set statistics 0,
    alter column rate_ppm set statistics 0,
    alter column commissionable set statistics 0,
    alter column owner_part set statistics 0,
    alter column invitee_part set statistics 0,
    alter column due_on set statistics 0;
alter table accrual
    alter column at set statistics 0,
    alter column binding_id set statistics 0,
    alter column binding_revision set statistics 0,
    alter column plan_id set statistics 0,
    alter column plan_version set statistics 0,
    alter column tier set statistics 0,
    alter column rate_ppm set statistics 0,
    alter column commissionable set statistics 0,
    alter column owner_part set statistics 0,
    alter column invitee_part set statistics 0,
    alter column due_on set statistics 0;
alter table trade_key alter column content_hash set statistics 0;
alter table posting alter column amount set statistics 0;

-- A copy of a table does not take this over.
create function leave_uncounted(part regclass, parent regclass) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    columns constant text := (
        select string_agg(format('alter column %I set statistics 0', attname), ', ')
        from pg_attribute
        where attrelid = parent and attnum > 0 and attstattarget = 0 and not attisdropped);
begin
    if columns is not null then
        execute format('alter table %s %s', part, columns);
    end if;
end
$$;
revoke execute on function leave_uncounted(regclass, regclass) from public;

select leave_uncounted(inhrelid, inhparent)
from pg_inherits where inhparent in ('trade'::regclass, 'accrual'::regclass);

create or replace function add_month(parent name, month integer) returns void
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    part constant name := parent || '_' || month;
begin
    -- Months are numbers such as 202510.
    if month not between 190001 and 999912 or month % 100 not between 1 and 12 then
        raise exception 'month % is out of range', month using errcode = '22023';
    end if;
    if not exists (select from pg_class where relname = parent and relkind = 'p'
            and relnamespace = 'public'::regnamespace) then
        raise exception '% is not kept by month', parent using errcode = '22023';
    end if;
    execute format('create table public.%I (like public.%I including all)', part, parent);
    perform public.leave_uncounted(
        format('public.%I', part)::regclass, format('public.%I', parent)::regclass);
    execute format('alter table public.%I attach partition public.%I for values in (%s)',
        parent, part, month);
end
$$;
