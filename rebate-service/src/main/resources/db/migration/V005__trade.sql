-- The gate of the intake. It is not partitioned by month: the same id in another month is the same
-- id. seq is the order in which trades came, unique over all months.
create table trade_key (
    programme    text    not null,
    trade_id     text    not null,
    period       integer not null,
    seq          bigint  generated always as identity,
    content_hash uuid    not null,
    constraint trade_key_pk primary key (programme, trade_id)
);

-- A trade as it was reported and its first accrual. Append-only; by month, so that old ones detach.
create table trade (
    period           integer        not null,
    seq              bigint         not null,
    programme        text           not null,
    trade_id         text           not null,
    user_id          text           not null,
    instrument       text           not null,
    instrument_type  text           not null,
    side             text           not null,
    price            numeric(38,18) not null,
    quantity         numeric(38,18) not null,
    volume_usd       numeric(38,18) not null,
    fee              numeric(38,18) not null,
    net_fee          numeric(38,18),
    fee_asset        text           not null,
    liquidity        text           not null,
    executed_at      timestamptz    not null,
    user_tier        text,
    market_maker     boolean        not null,
    voucher          boolean        not null,
    received_at      timestamptz    not null,
    category         text           not null,
    reason           text           not null,
    binding_id       uuid,
    binding_revision bigint,
    source_id        bigint,
    partner_id       uuid,
    co_inviter_id    uuid,
    plan_id          uuid,
    plan_version     integer,
    tier             integer,
    rate_ppm         integer,
    commissionable   numeric(38,18) not null,
    gross            numeric(38,18) not null,
    owner_part       numeric(38,18) not null,
    co_inviter_part  numeric(38,18) not null,
    invitee_part     numeric(38,18) not null,
    due_on           date,
    posted_period    integer        not null,
    entry_id         uuid,
    constraint trade_pk primary key (period, seq),
    constraint trade_parts_sum_to_gross
        check (owner_part + co_inviter_part + invitee_part = gross)
) partition by list (period);
create index trade_of_user on trade (programme, user_id, executed_at);

-- The later accruals of a trade, in pairs: what was stored, taken back (sign -1, amounts negated),
-- and what holds now (sign 1). The present rating is the last row, or the trade's own if there is
-- none; a partner's accruals are the sum of all rows. Append-only.
create table accrual (
    period           integer        not null,
    seq              bigint         not null,
    n                integer        not null,
    sign             smallint       not null,
    cause            text           not null,
    at               timestamptz    not null,
    fee_asset        text           not null,
    category         text           not null,
    reason           text           not null,
    binding_id       uuid,
    binding_revision bigint,
    source_id        bigint,
    partner_id       uuid,
    co_inviter_id    uuid,
    plan_id          uuid,
    plan_version     integer,
    tier             integer,
    rate_ppm         integer,
    commissionable   numeric(38,18) not null,
    gross            numeric(38,18) not null,
    owner_part       numeric(38,18) not null,
    co_inviter_part  numeric(38,18) not null,
    invitee_part     numeric(38,18) not null,
    due_on           date,
    posted_period    integer        not null,
    entry_id         uuid,
    constraint accrual_pk primary key (period, seq, n),
    constraint accrual_sign_known check (sign in (-1, 1)),
    constraint accrual_cause_known check (cause in ('BINDING', 'PLAN', 'TIER')),
    constraint accrual_parts_sum_to_gross
        check (owner_part + co_inviter_part + invitee_part = gross)
) partition by list (period);
