create table link_expiry (
    agreement_id uuid not null,
    partner_id uuid not null,
    due_at timestamptz not null,
    attempt_after timestamptz not null,
    done_at timestamptz,
    outcome text,
    constraint link_expiry_pk primary key (agreement_id, partner_id),
    constraint link_expiry_of_exit foreign key (agreement_id, partner_id)
        references agreement_exit (agreement_id, partner_id),
    constraint link_expiry_outcome_known check (outcome in ('EXPIRED', 'STAYED')),
    constraint link_expiry_done_somehow check ((done_at is null) = (outcome is null)),
    constraint link_expiry_not_before_due check (done_at >= due_at)
);

comment on table link_expiry is
    'That a former member''s links within the scope expire, as the terms say; told to referral-service when due.';
comment on column link_expiry.outcome is
    'STAYED where another agreement of the team bound the member by then, so that its membership went on.';

create index link_expiry_to_tell on link_expiry (attempt_after) where done_at is null;
