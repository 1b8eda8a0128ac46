create table settlement (
    id uuid not null,
    team_id uuid not null,
    agreement_id uuid not null,
    digest text not null,
    period text not null,
    state text not null,
    as_of timestamptz not null,
    calculated_at timestamptz not null,
    objection_until timestamptz not null,
    attempts integer not null default 0,
    attempt_after timestamptz,
    lacking text,
    posted_at timestamptz,
    transfer_id uuid,
    version bigint not null,
    constraint settlement_pk primary key (id),
    constraint settlement_once_per_period unique (team_id, period),
    constraint settlement_agreement_fk foreign key (agreement_id) references agreement (id),
    constraint settlement_team_fk foreign key (team_id) references team (id),
    constraint settlement_state_known check (state in ('CALCULATED', 'POSTING', 'POSTED')),
    constraint settlement_period_month check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    constraint settlement_posted_when check ((state = 'POSTED') = (posted_at is not null)),
    constraint settlement_window_not_backwards check (objection_until >= calculated_at)
);

comment on table settlement is
    'A team''s settlement of a period. Its id is the key under which rebate-service books it, once.';
comment on column settlement.attempt_after is
    'Of one that is being posted: when the next replica may take its turn to try.';
comment on column settlement.lacking is 'Who lacked what when rebate-service last refused it (JSON).';

create index settlement_in_posting on settlement (attempt_after) where state = 'POSTING';

create table settlement_contribution (
    settlement_id uuid not null,
    partner_id uuid not null,
    volume_usd numeric(38, 18) not null,
    invitees bigint not null,
    active_traders bigint not null,
    constraint settlement_contribution_pk primary key (settlement_id, partner_id),
    constraint settlement_contribution_settlement_fk foreign key (settlement_id)
        references settlement (id)
);

create table settlement_rebate (
    settlement_id uuid not null,
    partner_id uuid not null,
    asset text not null,
    amount numeric(38, 18) not null,
    constraint settlement_rebate_pk primary key (settlement_id, partner_id, asset),
    constraint settlement_rebate_contribution_fk foreign key (settlement_id, partner_id)
        references settlement_contribution (settlement_id, partner_id)
);

create table settlement_part (
    settlement_id uuid not null,
    asset text not null,
    partner_id uuid not null,
    contributed numeric(38, 18) not null,
    weight numeric,
    part numeric(38, 18) not null,
    constraint settlement_part_pk primary key (settlement_id, asset, partner_id),
    constraint settlement_part_settlement_fk foreign key (settlement_id) references settlement (id)
);

comment on column settlement_part.weight is 'Exact, of any number of digits; net is part less contributed.';

create table settlement_transfer (
    settlement_id uuid not null,
    position integer not null,
    from_partner_id uuid not null,
    to_partner_id uuid not null,
    asset text not null,
    amount numeric(38, 18) not null,
    constraint settlement_transfer_pk primary key (settlement_id, position),
    constraint settlement_transfer_settlement_fk foreign key (settlement_id) references settlement (id),
    constraint settlement_transfer_amount_positive check (amount > 0),
    constraint settlement_transfer_to_another check (from_partner_id <> to_partner_id)
);
