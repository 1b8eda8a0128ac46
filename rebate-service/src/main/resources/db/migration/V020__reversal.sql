-- What has been reversed of a trade, as often as somebody said so. Append-only. It is a fact about
-- the trade, and the trade is rated by what is left: whatever its binding or plan turns out to be.
create table reversal (
    period       integer        not null,
    seq          bigint         not null,
    n            integer        not null,
    id           uuid           not null,
    -- What was asked for: a fraction of the fee, an amount of it, or (neither) all that was left.
    fraction_ppm integer,
    amount       numeric(38,18),
    -- What that was of the fee, and whether nothing of the trade is left after it.
    fee          numeric(38,18) not null,
    whole        boolean        not null,
    -- The trade's last accrual before: what came after it was rated with this reversed.
    after_n      integer        not null,
    reason       text           not null,
    note         text           not null,
    reversed_at  timestamptz    not null,
    reversed_by  text           not null,
    constraint reversal_pk primary key (period, seq, n),
    constraint reversal_n_from_one check (n >= 1),
    constraint reversal_one_extent check (fraction_ppm is null or amount is null),
    constraint reversal_fraction_within_whole check (fraction_ppm between 1 and 1000000),
    constraint reversal_amount_positive check (amount > 0),
    constraint reversal_fee_not_negative check (fee >= 0),
    constraint reversal_reason_known check (reason in ('FRAUD', 'BUST', 'CHARGEBACK'))
);
-- Nothing is reversed after the whole.
create unique index reversal_whole_once on reversal (period, seq) where whole;

alter table accrual
    drop constraint accrual_cause_known,
    add constraint accrual_cause_known check (cause in ('BINDING', 'PLAN', 'TIER', 'REVERSAL'));
