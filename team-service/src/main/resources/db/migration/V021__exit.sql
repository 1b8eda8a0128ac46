create table agreement_exit (
    agreement_id uuid not null,
    partner_id uuid not null,
    kind text not null,
    cause text not null,
    declared_by uuid,
    declared_at timestamptz not null,
    last_period text not null,
    pools_until text not null,
    rejoin_from timestamptz not null,
    constraint agreement_exit_pk primary key (agreement_id, partner_id),
    constraint agreement_exit_member_fk foreign key (agreement_id, partner_id)
        references agreement_member (agreement_id, partner_id),
    constraint agreement_exit_kind_known check (kind in
        ('LEFT', 'REMOVED', 'CLOSED', 'DECEASED', 'BANNED')),
    constraint agreement_exit_cause_length check (char_length(cause) between 1 and 1000),
    constraint agreement_exit_last_period_month check
        (last_period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    constraint agreement_exit_tail_after check (pools_until >= last_period)
);

comment on table agreement_exit is
    'A member whom an agreement lets go while it binds the others. Never changed.';
comment on column agreement_exit.declared_by is 'A member; none where an operator put a fact on record.';
comment on column agreement_exit.pools_until is 'The last period of the tail; last_period without one.';

create index agreement_exit_by_partner on agreement_exit (partner_id, agreement_id);

create table agreement_removal_vote (
    agreement_id uuid not null,
    partner_id uuid not null,
    voter_id uuid not null,
    cause text not null,
    voted_at timestamptz not null,
    constraint agreement_removal_vote_pk primary key (agreement_id, partner_id, voter_id),
    constraint agreement_removal_vote_partner_fk foreign key (agreement_id, partner_id)
        references agreement_member (agreement_id, partner_id),
    constraint agreement_removal_vote_voter_fk foreign key (agreement_id, voter_id)
        references agreement_member (agreement_id, partner_id),
    constraint agreement_removal_vote_not_own check (voter_id <> partner_id),
    constraint agreement_removal_vote_cause_length check (char_length(cause) between 1 and 1000)
);
