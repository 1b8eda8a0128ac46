-- Who may do what in a service's database. The owner migrates. The roles <database>_app and
-- <database>_reader are the application's and an analyst's: whoever sets the database up makes them
-- (deploy/k8s does), and an installation without them works as its owner alone.
--
-- The application reads, adds, changes and deletes rows, and touches no table's shape; and of what a service names
-- as its records, where its afterMigrate calls this, it may neither change nor delete a row. 'trade' is append-only;
-- 'hold (id)' lets these columns be changed alone, or a row be locked; 'balance *' lets a row be changed, never deleted.
create procedure grant_privileges(records text[], called text[])
language plpgsql
as $$
declare
    app    constant name := current_database() || '_app';
    reader constant name := current_database() || '_reader';
    item   text;
    named  text;
begin
    -- Replicas that start together take turns: two grants on one table would refuse each other.
    perform pg_advisory_xact_lock(x'6772616e74'::bigint);
    if exists (select from pg_roles where rolname = app) then
        execute format('revoke all on all tables in schema public from %I', app);
        execute format('grant usage on schema public to %I', app);
        for item in select oid::regclass from pg_class
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                and not relispartition and relname <> 'flyway_schema_history'
        loop
            execute format('grant select, insert, update, delete on %s to %I', item, app);
        end loop;
        for item in select oid::regclass from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'v'
        loop
            execute format('grant select on %s to %I', item, app);
        end loop;
        execute format('grant usage on all sequences in schema public to %I', app);
        -- To tell at the start that the schema is the one that it was built for.
        execute format('grant select on flyway_schema_history to %I', app);
        foreach item in array records || array['feed_entry (position)', 'feed_head *'] loop
            named := split_part(item, ' ', 1);
            execute format('revoke update, delete on %s from %I', named, app);
            if item like '% *' then
                execute format('grant update on %s to %I', named, app);
            elsif item like '% (%' then
                execute format('grant update %s on %s to %I', substr(item, strpos(item, ' ')), named, app);
            end if;
        end loop;
        foreach item in array called loop
            execute format('revoke execute on function %s from public', item);
            execute format('grant execute on function %s to %I', item, app);
        end loop;
    end if;
    if exists (select from pg_roles where rolname = reader) then
        execute format('revoke all on all tables in schema public from %I', reader);
        execute format('grant usage on schema public to %I', reader);
        execute format('grant select on all tables in schema public to %I', reader);
    end if;
end
$$;
revoke execute on procedure grant_privileges(text[], text[]) from public;
