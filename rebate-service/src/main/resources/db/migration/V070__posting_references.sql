-- A line of the journal names an entry and two accounts. As foreign keys that was three look-ups a
-- line, each of which locked the row that it found: a write to the account of every partner in a
-- batch, and a multixact wherever two batches met. Entries and accounts never go and never change
-- their asset, so it is enough to look once, when lines come in, and to take no lock: all lines of a
-- statement together. The names stay what a refusal is known by; /v1/ledger/integrity looks again.
alter table posting
    drop constraint posting_entry_fk,
    drop constraint posting_debit_fk,
    drop constraint posting_credit_fk;

create function posting_refers() returns trigger language plpgsql as $$
declare
    broken text;
begin
    select case
        when (select a.asset from account a where a.id = line.debit_account)
            is distinct from line.asset then 'posting_debit_fk'
        when (select a.asset from account a where a.id = line.credit_account)
            is distinct from line.asset then 'posting_credit_fk'
        end
    into broken from line
    where (select a.asset from account a where a.id = line.debit_account)
            is distinct from line.asset
        or (select a.asset from account a where a.id = line.credit_account)
            is distinct from line.asset
    limit 1;
    if broken is null then
        select 'posting_entry_fk' into broken
        from (select distinct entry_id from line) as named
        where (select e.id from journal_entry e where e.id = named.entry_id) is null
        limit 1;
    end if;
    if broken is not null then
        raise foreign_key_violation using
            message = format('insert or update on table "posting" violates "%s"', broken),
            table = 'posting', constraint = broken;
    end if;
    return null;
end
$$;

create trigger posting_refers_when_entered after insert on posting
    referencing new table as line for each statement execute function posting_refers();
create trigger posting_refers_when_changed after update on posting
    referencing new table as line for each statement execute function posting_refers();

-- The other half of a foreign key: what lines refer to stays.
create function stays() returns trigger language plpgsql as $$
begin
    raise restrict_violation using
        message = format('rows of "%s" stay: lines of the journal refer to them', tg_table_name),
        table = tg_table_name, constraint = tg_name;
end
$$;

create trigger account_stays before delete on account
    for each row execute function stays();
create trigger account_keeps_its_asset before update of id, asset on account
    for each row when (new.id <> old.id or new.asset <> old.asset) execute function stays();
create trigger journal_entry_stays before delete on journal_entry
    for each row execute function stays();
create trigger journal_entry_keeps_its_id before update of id on journal_entry
    for each row when (new.id <> old.id) execute function stays();
