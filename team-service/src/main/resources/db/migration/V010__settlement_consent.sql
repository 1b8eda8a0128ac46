create table settlement_consent (
    settlement_id uuid not null,
    partner_id uuid not null,
    consented_at timestamptz not null,
    constraint settlement_consent_pk primary key (settlement_id, partner_id),
    constraint settlement_consent_settlement_fk foreign key (settlement_id) references settlement (id)
);

comment on table settlement_consent is
    'Who agreed not to wait for the end of the objection window. When all have, it is posted.';

-- What is not posted is posted by itself some day: a settlement is never just forgotten.
update settlement set attempt_after = objection_until
where state <> 'POSTED' and attempt_after is null;

alter table settlement add constraint settlement_goes_on
    check (state = 'POSTED' or attempt_after is not null);

comment on column settlement.attempt_after is
    'Of one that is not posted: when a replica may take its turn to post it, or to try again.';

drop index settlement_in_posting;
create index settlement_next_attempt on settlement (attempt_after) where state <> 'POSTED';

create table pool (
    team_id uuid not null,
    period text not null,
    due_at timestamptz not null,
    closed boolean not null default false,
    constraint pool_pk primary key (team_id, period),
    constraint pool_team_fk foreign key (team_id) references team (id),
    constraint pool_period_month check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
);

comment on table pool is
    'A team''s period whose pooled shares are reserved in rebate-service until it is settled.';
comment on column pool.due_at is 'When a replica may take its turn to bring the reservations up to date.';

create index pool_due on pool (due_at) where not closed;

create table pool_reservation (
    team_id uuid not null,
    period text not null,
    partner_id uuid not null,
    asset text not null,
    amount numeric(38, 18) not null,
    constraint pool_reservation_pk primary key (team_id, period, partner_id, asset),
    constraint pool_reservation_pool_fk foreign key (team_id, period) references pool (team_id, period),
    constraint pool_reservation_not_negative check (amount >= 0)
);

comment on table pool_reservation is 'What rebate-service was last told to reserve of whose money.';
