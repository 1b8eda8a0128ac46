-- How payouts of an asset go: without a rule none does.
create table payout_rule (
    asset    text           not null,
    minimum  numeric(38,18) not null,
    decimals integer        not null,
    version  bigint         not null,
    set_at   timestamptz    not null,
    set_by   text           not null,
    constraint payout_rule_pk primary key (asset),
    constraint payout_rule_minimum_not_negative check (minimum >= 0),
    constraint payout_rule_decimals_of_the_ledger check (decimals between 0 and 18)
);

-- What was asked for: amount goes out, remainder is finer than the asset's payout precision.
create table payout (
    id          uuid           not null,
    partner_id  uuid           not null,
    asset       text           not null,
    amount      numeric(38,18) not null,
    remainder   numeric(38,18) not null,
    destination text           not null,
    constraint payout_pk primary key (id),
    constraint payout_amount_positive check (amount > 0),
    constraint payout_remainder_not_negative check (remainder >= 0)
);
create index payout_of_partner on payout (partner_id, id);

-- The states that a payout has been in; the last one holds. Append-only. The key lets each step
-- happen once: a payout that was paid cannot fail.
create table payout_step (
    payout_id uuid        not null,
    n         integer     not null,
    state     text        not null,
    entry_id  uuid,
    note      text,
    at        timestamptz not null,
    by        text        not null,
    constraint payout_step_pk primary key (payout_id, n),
    constraint payout_step_payout_fk foreign key (payout_id) references payout (id),
    constraint payout_step_entry_fk foreign key (entry_id) references journal_entry (id),
    constraint payout_step_in_order check ((n, state) in ((0, 'REQUESTED'), (1, 'APPROVED'),
        (1, 'CANCELLED'), (2, 'SENT'), (3, 'PAID'), (3, 'FAILED'))),
    constraint payout_step_moves_money
        check ((entry_id is null) = (state in ('APPROVED', 'SENT')))
);
