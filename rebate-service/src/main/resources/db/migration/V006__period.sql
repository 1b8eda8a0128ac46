create table period (
    programme text        not null,
    period    integer     not null,
    closed_at timestamptz not null,
    closed_by text        not null,
    constraint period_pk primary key (programme, period),
    constraint period_is_month check (period % 100 between 1 and 12)
);

-- What partners' invitees did in the month before, fixed when that month was closed: with the plan
-- it gives the tier of the month.
create table standing (
    programme      text           not null,
    period         integer        not null,
    partner_id     uuid           not null,
    category       text           not null,
    volume_usd     numeric(38,18) not null,
    active_traders integer        not null,
    constraint standing_pk primary key (programme, period, partner_id, category)
);
