create table partner_standing (
    partner_id uuid not null,
    sequence integer not null,
    status text not null,
    since timestamptz not null,
    handled_sequence integer not null default 0,
    attempt_after timestamptz not null,
    constraint partner_standing_pk primary key (partner_id),
    constraint partner_standing_known check (status in ('ACTIVE', 'SUSPENDED', 'CLOSED'))
);

comment on table partner_standing is
    'How partners stand as referral-service tells it. One who is not here is active, as far as is known.';
comment on column partner_standing.handled_sequence is
    'The last change whose consequences for teams and agreements have been drawn.';

create index partner_standing_to_handle on partner_standing (attempt_after)
    where handled_sequence < sequence;
