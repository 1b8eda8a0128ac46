-- The application makes its months at run time and may make nothing else: this is the one piece of
-- DDL that its role has, and it runs as the owner. Made apart and then attached: unlike
-- `create table … partition of` that lets others go on inserting into the parent meanwhile.
create function add_month(parent name, month integer) returns void
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
    execute format('alter table public.%I attach partition public.%I for values in (%s)',
        parent, part, month);
end
$$;
revoke execute on function add_month(name, integer) from public;
