-- Who may do what in a service's database. The owner migrates. The roles <database>_app and
-- <database>_reader are the application's and an analyst's: whoever sets the database up makes them
-- (deploy/k8s does), and an installation without them works as its owner alone.
--
-- The application reads and adds; what else it does is named, table by table, where the service's
-- afterMigrate calls this. So a new table is append-only until its migration's author says otherwise.
-- An entry of changed may name columns: 'hold (id)' lets a row be locked, but nothing that it says changed.
create procedure grant_privileges(changed text[], emptied text[], called text[])
language plpgsql
as $$
declare
    app    constant name := current_database() || '_app';
    reader constant name := current_database() || '_reader';
    item   text;
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
            execute format('grant select, insert on %s to %I', item, app);
        end loop;
        -- To tell at the start that the schema is the one that it was built for.
        execute format('grant select on flyway_schema_history to %I', app);
        changed := changed || array['feed_entry (position)', 'feed_head', 'idempotency_key (status, content)'];
        foreach item in array changed loop
            if item like '% (%' then
                execute format('grant update %s on %s to %I',
                    substr(item, strpos(item, ' ')), split_part(item, ' ', 1), app);
            else
                execute format('grant update on %s to %I', item, app);
            end if;
        end loop;
        foreach item in array emptied || array['idempotency_key'] loop
            execute format('grant delete on %s to %I', item, app);
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
revoke execute on procedure grant_privileges(text[], text[], text[]) from public;
