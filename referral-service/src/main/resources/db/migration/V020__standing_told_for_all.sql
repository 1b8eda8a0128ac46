-- While replicas are replaced, those of the release before change standings and know of no feed to
-- tell it in: at the commit it is told for who did not. A bridge: it goes when no release before
-- V010 is left to write.
create function standing_is_told() returns trigger language plpgsql as $$
begin
    insert into feed_entry (feed, at, payload)
    select 'standings', new.since,
        json_build_object('partnerId', new.partner_id, 'sequence', new.sequence,
            'status', new.status,
            'since', to_char(new.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text
    where not exists (
        select from feed_entry e
        where e.feed = 'standings'
            and e.payload::json ->> 'partnerId' = new.partner_id::text
            and (e.payload::json ->> 'sequence')::integer = new.sequence);
    return null;
end
$$;
create constraint trigger partner_standing_is_told after insert on partner_standing
    deferrable initially deferred for each row execute function standing_is_told();
