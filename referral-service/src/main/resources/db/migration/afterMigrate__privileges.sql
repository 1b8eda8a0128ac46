-- Runs after every migration: what the application's role may not do with this service's tables. A table that is not
-- named it may change and empty; one that records what happened belongs into the first list.
call grant_privileges(
    records => array[
        -- Read and added to, never changed.
        'click', 'link_version',
        -- Changed in these columns alone; an id among them is for locking a row, and nothing that it says changes.
        'refusal (withdrawn_at)',
        -- Changed, never deleted.
        'binding *', 'claim *', 'invitee *', 'link *', 'partner *', 'partner_standing *',
        'programme *'],
    called => array[]::text[]);
