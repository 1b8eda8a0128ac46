-- Takes the rating lock as one who shares it, and refuses if another epoch has begun than what a
-- batch was rated by: inside of the statement that writes the batch. Each statement of a function
-- has a snapshot of its own, and so sees what the last holder of the lock committed; the statement
-- around it began before it had the lock. The key is the one that RatingLock has.
create function hold_rating_epoch(rated_in bigint) returns boolean language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(x'726174696e67'::bigint);
    if (select epoch from rating_epoch) <> rated_in then
        raise exception 'another rating epoch has begun' using errcode = 'TD001';
    end if;
    return true;
end
$$;
