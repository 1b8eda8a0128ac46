create table account (
    id         bigint  generated always as identity,
    name       text    not null,
    asset      text    not null,
    partner_id uuid,
    pocket     text,
    kept       boolean not null,
    constraint account_pk primary key (id),
    constraint account_name_unique unique (name, asset),
    -- What the composite foreign keys of posting and balance refer to: an account has one asset.
    constraint account_asset_unique unique (id, asset)
);
create index account_of_partner on account (partner_id, pocket) where partner_id is not null;

-- Append-only: the application's role gets neither UPDATE nor DELETE on journal_entry and posting.
create table journal_entry (
    id            uuid        not null,
    kind          text        not null,
    programme     text,
    posted_period integer     not null,
    reference     text        not null,
    posted_at     timestamptz not null,
    constraint journal_entry_pk primary key (id),
    constraint journal_entry_kind_known
        check (kind in ('ACCRUAL', 'RESTATEMENT', 'MATURITY', 'TRANSFER'))
);

-- A line takes from one account what it gives to another, in one asset: no set of lines can fail to
-- balance, and the two foreign keys see to it that both accounts are in the line's asset.
create table posting (
    entry_id       uuid           not null,
    line           integer        not null,
    debit_account  bigint         not null,
    credit_account bigint         not null,
    asset          text           not null,
    amount         numeric(38,18) not null,
    period         integer        not null,
    constraint posting_pk primary key (entry_id, line),
    constraint posting_entry_fk foreign key (entry_id) references journal_entry (id),
    constraint posting_debit_fk foreign key (debit_account, asset) references account (id, asset),
    constraint posting_credit_fk foreign key (credit_account, asset) references account (id, asset),
    constraint posting_amount_positive check (amount > 0),
    constraint posting_between_two_accounts check (debit_account <> credit_account)
);
create index posting_of_debit on posting (debit_account, entry_id, line);
create index posting_of_credit on posting (credit_account, entry_id, line);

-- Credits less debits of each account that has an owner. Room on the page keeps updates HOT.
create table balance (
    account_id bigint         not null,
    asset      text           not null,
    amount     numeric(38,18) not null,
    -- 0, or the debt that a restatement left: nothing else may go below zero.
    floor      numeric(38,18) not null,
    constraint balance_pk primary key (account_id),
    constraint balance_account_fk foreign key (account_id, asset) references account (id, asset),
    constraint balance_floor_not_positive check (floor <= 0),
    constraint balance_not_overdrawn check (amount >= floor)
) with (fillfactor = 50);

-- What becomes available on a day; taken out when it has.
create table maturity (
    due_on     date           not null,
    partner_id uuid           not null,
    asset      text           not null,
    amount     numeric(38,18) not null,
    constraint maturity_pk primary key (due_on, partner_id, asset)
) with (fillfactor = 50);

-- One row: the last day whose dues have been made available.
create table maturity_mark (
    one     boolean not null default true,
    through date    not null,
    constraint maturity_mark_pk primary key (one),
    constraint maturity_mark_is_one check (one)
);
insert into maturity_mark (through) values ('1970-01-01');
