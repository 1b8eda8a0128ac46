-- Up to when the ledger had been looked at when a month's balances were fixed. What is posted into
-- the month's books afterwards (another programme's month may still be open) shows in the next.
alter table statement_close add column balances_at timestamptz;

-- What a partner had at the beginning and at the end of a closed month, in each pocket, and what
-- moved in between by kind. Append-only.
create table statement_balance (
    period     integer        not null,
    programme  text           not null,
    partner_id uuid           not null,
    asset      text           not null,
    kind       text           not null,
    pending    numeric(38,18) not null,
    available  numeric(38,18) not null,
    held       numeric(38,18) not null,
    paid       numeric(38,18) not null,
    constraint statement_balance_pk primary key (period, programme, partner_id, asset, kind)
);
