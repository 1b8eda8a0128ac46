alter table agreement
    add column newcomers uuid[],
    add column pools_until text,
    add constraint agreement_pools_until_month
        check (pools_until ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    add constraint agreement_pools_until_after_last check (pools_until >= last_period);

comment on column agreement.newcomers is
    'The members who were bound by no version before: what is prorated counts for them from activated_at on.';
comment on column agreement.pools_until is
    'Of a terminated one, the last period of its tail; a successor cuts it short. None without a tail.';
