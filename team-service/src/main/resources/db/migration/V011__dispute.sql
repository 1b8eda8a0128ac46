create table dispute (
    id uuid not null,
    settlement_id uuid not null,
    team_id uuid not null,
    agreement_id uuid not null,
    period text not null,
    claimant_id uuid not null,
    statement text not null,
    state text not null,
    until_at timestamptz,
    decided_how text,
    decided_at timestamptz,
    proposals integer not null default 0,
    opened_at timestamptz not null,
    version bigint not null,
    constraint dispute_pk primary key (id),
    constraint dispute_settlement_fk foreign key (settlement_id) references settlement (id),
    constraint dispute_agreement_fk foreign key (agreement_id) references agreement (id),
    constraint dispute_state_known check (state in ('NEGOTIATING', 'VOTING', 'ARBITRATING', 'DECIDED')),
    constraint dispute_how_known check
        (decided_how in ('WITHDRAWN', 'AGREED', 'VOTED', 'ARBITRATED', 'DEFAULTED')),
    constraint dispute_ends check ((state = 'DECIDED') = (until_at is null)),
    constraint dispute_decided_somehow check
        ((state = 'DECIDED') = (decided_how is not null) and (state = 'DECIDED') = (decided_at is not null)),
    constraint dispute_statement_length check (char_length(statement) between 1 and 4000)
);

comment on table dispute is
    'A member''s claim on lines of a settlement. Its row lock is the turn to change it and its lines.';
comment on column dispute.until_at is 'When it goes on by itself; none when it is decided.';
comment on column dispute.proposals is 'How many there were; the last is on the table.';

create index dispute_by_settlement on dispute (settlement_id, id);
create index dispute_due on dispute (until_at) where until_at is not null;

create table dispute_line (
    dispute_id uuid not null,
    number integer not null,
    settlement_id uuid not null,
    claimant_id uuid not null,
    holder_id uuid not null,
    asset text not null,
    part numeric(38, 18) not null,
    contested numeric(38, 18) not null,
    awarded numeric(38, 18),
    state text not null,
    asked boolean not null default false,
    hold_id uuid,
    attempts integer not null default 0,
    attempt_after timestamptz,
    lacking text,
    refusal text,
    constraint dispute_line_pk primary key (dispute_id, number),
    constraint dispute_line_dispute_fk foreign key (dispute_id) references dispute (id),
    constraint dispute_line_once unique (settlement_id, asset, holder_id, claimant_id),
    constraint dispute_line_of_another check (holder_id <> claimant_id),
    constraint dispute_line_within_part check (contested > 0 and contested <= part),
    constraint dispute_line_award_within_contested check (awarded between 0 and contested),
    constraint dispute_line_state_known check
        (state in ('AWAITING', 'FREEZING', 'FROZEN', 'ENDED', 'DROPPED')),
    constraint dispute_line_hold_when_frozen check
        ((state in ('FROZEN', 'ENDED')) = (hold_id is not null))
);

comment on column dispute_line.asked is
    'rebate-service may have frozen it already: only a clear answer tells.';
comment on column dispute_line.attempt_after is
    'When a replica may take its turn to go on with the money; none when there is nothing to do.';

create index dispute_line_due on dispute_line (attempt_after) where attempt_after is not null;
create index dispute_line_by_settlement on dispute_line (settlement_id, asset, holder_id);

create table dispute_person (
    dispute_id uuid not null,
    partner_id uuid not null,
    is_member boolean not null,
    constraint dispute_person_pk primary key (dispute_id, partner_id),
    constraint dispute_person_dispute_fk foreign key (dispute_id) references dispute (id)
);

comment on table dispute_person is
    'Whom it concerns: the members of the settlement, and the arbiter of the clause.';

create index dispute_person_by_partner on dispute_person (partner_id, dispute_id);

create table dispute_evidence (
    id uuid not null,
    dispute_id uuid not null,
    partner_id uuid not null,
    title text not null,
    sha256 text not null,
    size_bytes bigint not null,
    link text not null,
    added_at timestamptz not null,
    constraint dispute_evidence_pk primary key (id),
    constraint dispute_evidence_dispute_fk foreign key (dispute_id) references dispute (id),
    constraint dispute_evidence_hex check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint dispute_evidence_size check (size_bytes between 1 and 104857600)
);

create index dispute_evidence_by_dispute on dispute_evidence (dispute_id, id);

create table dispute_proposal (
    dispute_id uuid not null,
    number integer not null,
    partner_id uuid not null,
    awards numeric(38, 18)[] not null,
    made_at timestamptz not null,
    constraint dispute_proposal_pk primary key (dispute_id, number),
    constraint dispute_proposal_dispute_fk foreign key (dispute_id) references dispute (id)
);

comment on column dispute_proposal.awards is 'What the claimant is to get of each line, in their order.';

create table dispute_acceptance (
    dispute_id uuid not null,
    number integer not null,
    partner_id uuid not null,
    accepted_at timestamptz not null,
    constraint dispute_acceptance_pk primary key (dispute_id, number, partner_id),
    constraint dispute_acceptance_proposal_fk foreign key (dispute_id, number)
        references dispute_proposal (dispute_id, number)
);

create table dispute_ballot (
    dispute_id uuid not null,
    partner_id uuid not null,
    award text not null,
    cast_at timestamptz not null,
    constraint dispute_ballot_pk primary key (dispute_id, partner_id),
    constraint dispute_ballot_dispute_fk foreign key (dispute_id) references dispute (id),
    constraint dispute_ballot_award_known check (award in ('NONE', 'HALF', 'ALL'))
);
