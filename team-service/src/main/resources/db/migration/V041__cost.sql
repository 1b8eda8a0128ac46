create table cost (
    id uuid not null,
    team_id uuid not null,
    agreement_id uuid not null,
    period text not null,
    claimant_id uuid not null,
    asset text not null,
    amount numeric(38, 18) not null,
    purpose text not null,
    campaign text,
    link text not null,
    sha256 text not null,
    state text not null,
    approver_id uuid,
    majority boolean not null,
    silence_accepts boolean not null,
    until_at timestamptz not null,
    decided_how text,
    decided_at timestamptz,
    claimed_at timestamptz not null,
    version bigint not null,
    constraint cost_pk primary key (id),
    constraint cost_team_fk foreign key (team_id) references team (id),
    constraint cost_agreement_fk foreign key (agreement_id) references agreement (id),
    constraint cost_period_month check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    constraint cost_amount_positive check (amount > 0),
    constraint cost_hash_hex check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint cost_state_known check (state in ('CLAIMED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN')),
    constraint cost_how_known check (decided_how in ('VOTED', 'SILENCE', 'WITHDRAWN')),
    constraint cost_decided_unless_claimed check (
        (state = 'CLAIMED') = (decided_at is null) and (state = 'CLAIMED') = (decided_how is null)),
    constraint cost_not_approved_by_claimant check (approver_id <> claimant_id)
);

comment on table cost is 'What a member put on record as spent for its team in a period.';
comment on column cost.approver_id is 'Whose word it takes; else that of the others.';
comment on column cost.until_at is 'After that silence decides.';

create index cost_by_team on cost (team_id, id);
create index cost_by_period on cost (team_id, period, claimant_id);
create index cost_due on cost (until_at) where state = 'CLAIMED';

create table cost_vote (
    cost_id uuid not null,
    partner_id uuid not null,
    approves boolean,
    reason text,
    voted_at timestamptz,
    constraint cost_vote_pk primary key (cost_id, partner_id),
    constraint cost_vote_cost_fk foreign key (cost_id) references cost (id),
    constraint cost_vote_cast check ((approves is null) = (voted_at is null)),
    constraint cost_vote_reason_length check (char_length(reason) <= 1000)
);

comment on table cost_vote is 'Whose word a cost waits for, and what it was.';

create index cost_vote_by_partner on cost_vote (partner_id, cost_id);

alter table settlement_part add column recouped numeric(38, 18) not null default 0;
alter table settlement_part add constraint settlement_part_recouped_not_negative
    check (recouped >= 0);

create table settlement_cost (
    settlement_id uuid not null,
    partner_id uuid not null,
    asset text not null,
    approved numeric(38, 18) not null,
    carried numeric(38, 18) not null,
    carried_on numeric(38, 18) not null,
    constraint settlement_cost_pk primary key (settlement_id, partner_id, asset),
    constraint settlement_cost_settlement_fk foreign key (settlement_id) references settlement (id),
    constraint settlement_cost_something check (approved >= 0 and carried >= 0 and approved + carried > 0),
    constraint settlement_cost_carried_on_within check (carried_on between 0 and approved + carried)
);

comment on column settlement_cost.carried is 'What the pool of the period before was short of.';
comment on column settlement_cost.carried_on is 'What this pool is short of, for the next period.';
