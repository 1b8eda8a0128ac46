-- The changes of partners' standings so far, for who follows them from the start.
insert into feed_entry (feed, at, payload)
select 'standings', since,
    json_build_object('partnerId', partner_id, 'sequence', sequence, 'status', status,
        'since', to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text
from partner_standing order by since, partner_id, sequence;
