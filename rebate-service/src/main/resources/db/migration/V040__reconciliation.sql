alter table journal_entry
    drop constraint journal_entry_kind_known,
    add constraint journal_entry_kind_known check (kind in
        ('ACCRUAL', 'RESTATEMENT', 'MATURITY', 'TRANSFER', 'HOLD', 'PAYOUT', 'ADJUSTMENT',
         'RECONCILIATION'));

-- How a programme's commission files are read: what they count in, how an order is found from a
-- trade's id, which sign a charged fee has, and by how much figures may differ for rounding.
create table reconciliation_rule (
    programme        text           not null,
    asset            text           not null,
    orders           text           not null,
    separator        text,
    charged          text           not null,
    tolerance        numeric(38,18) not null,
    amount_tolerance numeric(38,18),
    version          bigint         not null,
    set_at           timestamptz    not null,
    set_by           text           not null,
    constraint reconciliation_rule_pk primary key (programme),
    constraint reconciliation_rule_orders_known check (orders in ('TRADE_ID', 'PREFIX')),
    constraint reconciliation_rule_prefix_ends check ((orders = 'PREFIX') = (separator is not null)),
    constraint reconciliation_rule_charged_known check (charged in ('NEGATIVE', 'POSITIVE')),
    constraint reconciliation_rule_tolerance_not_negative
        check (tolerance >= 0 and (amount_tolerance is null or amount_tolerance >= 0))
);

-- Which trades make up an order: derived from the trades' ids behind the intake, which therefore
-- pays nothing for it, and only for programmes that have a rule. The mark says how far it is.
create table reconciliation_trade (
    programme text    not null,
    order_id  text    not null,
    period    integer not null,
    seq       bigint  not null,
    constraint reconciliation_trade_pk primary key (programme, order_id, period, seq)
);

create table reconciliation_mark (
    programme text   not null,
    through   bigint not null,
    constraint reconciliation_mark_pk primary key (programme)
);

-- A file, once. n counts a programme's files: of an order in several the last one holds.
create table reconciliation_run (
    id          uuid           not null,
    programme   text           not null,
    n           integer        not null,
    sha256      text           not null,
    covers_from timestamptz    not null,
    covers_to   timestamptz    not null,
    bytes       bigint         not null,
    orders      bigint         not null,
    fee         numeric(38,18) not null,
    commission  numeric(38,18) not null,
    imported_at timestamptz    not null,
    imported_by text           not null,
    matched_at  timestamptz,
    constraint reconciliation_run_pk primary key (id),
    constraint reconciliation_run_once unique (programme, sha256),
    constraint reconciliation_run_n_unique unique (programme, n),
    constraint reconciliation_run_covers_time check (covers_from < covers_to)
);
create index reconciliation_run_to_match on reconciliation_run (id) where matched_at is null;

-- The files' lines as they came. Append-only.
create table reconciliation_order (
    programme         text           not null,
    run_n             integer        not null,
    order_id          text           not null,
    line              bigint         not null,
    broker_code       text           not null,
    level             text           not null,
    instrument        text           not null,
    spot_amount       numeric(38,18) not null,
    derivative_amount numeric(38,18) not null,
    fee               numeric(38,18) not null,
    net_fee           numeric(38,18),
    settlement_fee    numeric(38,18) not null,
    owner_part        numeric(38,18) not null,
    co_inviter_part   numeric(38,18) not null,
    invitee_part      numeric(38,18) not null,
    affiliated        text           not null,
    ts                timestamptz    not null,
    constraint reconciliation_order_pk primary key (programme, run_n, order_id)
);
create index reconciliation_order_of on reconciliation_order (programme, order_id, run_n);

-- Where file and books disagree about an order. n counts an order's breaks: one that was resolved
-- stays so, and a later disagreement is another. suspended is what waits for it on the programme's
-- suspense account; settled is what was posted to partners when it was resolved for the file.
create table reconciliation_break (
    id                   uuid           not null,
    programme            text           not null,
    order_id             text           not null,
    n                    integer        not null,
    run_id               uuid           not null,
    kind                 text           not null,
    state                text           not null,
    asset                text           not null,
    late                 boolean        not null,
    reason               text,
    in_file              boolean        not null,
    their_commissionable numeric(38,18) not null,
    their_amount         numeric(38,18) not null,
    their_owner          numeric(38,18) not null,
    their_co_inviter     numeric(38,18) not null,
    their_invitee        numeric(38,18) not null,
    our_commissionable   numeric(38,18) not null,
    our_amount           numeric(38,18) not null,
    our_owner            numeric(38,18) not null,
    our_co_inviter       numeric(38,18) not null,
    our_invitee          numeric(38,18) not null,
    trades               text[]         not null,
    suspended            numeric(38,18) not null,
    settled_owner        numeric(38,18) not null default 0,
    settled_co_inviter   numeric(38,18) not null default 0,
    settled_invitee      numeric(38,18) not null default 0,
    found_at             timestamptz    not null,
    changed_at           timestamptz    not null,
    constraint reconciliation_break_pk primary key (id),
    constraint reconciliation_break_n_unique unique (programme, order_id, n),
    constraint reconciliation_break_run_fk foreign key (run_id) references reconciliation_run (id),
    constraint reconciliation_break_kind_known check (kind in ('MISSING_TRADE', 'MISSING_IN_FILE',
        'ASSET_DIFFERS', 'EXCLUDED', 'FEE_DIFFERS', 'RATE_DIFFERS', 'SPLIT_DIFFERS',
        'AMOUNT_DIFFERS', 'LATE')),
    constraint reconciliation_break_state_known
        check (state in ('OPEN', 'PROPOSED', 'MATCHED', 'RESOLVED')),
    constraint reconciliation_break_suspended_not_negative check (suspended >= 0),
    constraint reconciliation_break_suspends_while_open
        check (state in ('OPEN', 'PROPOSED') or suspended = 0)
);
create index reconciliation_break_of_programme on reconciliation_break (programme, id);
create index reconciliation_break_of_run on reconciliation_break (run_id, id);
-- An order has one break at a time that is not ended.
create unique index reconciliation_break_one_open on reconciliation_break (programme, order_id)
    where state in ('OPEN', 'PROPOSED');

-- What became of a break, and who did it. Append-only; resolved once.
create table reconciliation_step (
    break_id      uuid        not null,
    n             integer     not null,
    state         text        not null,
    resolution    text,
    note          text,
    partner_id    uuid,
    co_inviter_id uuid,
    user_id       text,
    entry_id      uuid,
    at            timestamptz not null,
    by            text        not null,
    constraint reconciliation_step_pk primary key (break_id, n),
    constraint reconciliation_step_break_fk
        foreign key (break_id) references reconciliation_break (id),
    constraint reconciliation_step_entry_fk foreign key (entry_id) references journal_entry (id),
    constraint reconciliation_step_resolution_known
        check (resolution in ('ACCEPT_THEIRS', 'ACCEPT_OURS', 'WRITE_OFF'))
);
create unique index reconciliation_step_resolved_once on reconciliation_step (break_id)
    where state = 'RESOLVED';
