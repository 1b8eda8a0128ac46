-- What came late into a month's books; the rest of a month's rows is its partition. Few rows, so
-- the intake does not feel it.
create index trade_posted_later on trade (posted_period) where posted_period <> period;
create index accrual_posted_later on accrual (posted_period) where posted_period <> period;

-- All that a trade was rated by is kept with the revision that rated it.
alter table binding_revision add column country text;
update binding_revision r set country = b.country from binding b where b.id = r.id;

-- The transfers of a month, for its statements.
create index journal_entry_transfer on journal_entry (posted_period) where kind = 'TRANSFER';

-- A closed month whose statements are fixed, with the root over all partners' roots. It and the
-- tables below are append-only.
create table statement_close (
    programme text        not null,
    period    integer     not null,
    partners  bigint      not null,
    leaves    bigint      not null,
    root      bytea       not null,
    fixed_at  timestamptz not null,
    constraint statement_close_pk primary key (programme, period),
    constraint statement_close_root_is_sha256 check (length(root) = 32)
);

create table statement (
    period     integer not null,
    programme  text    not null,
    partner_id uuid    not null,
    leaves     bigint  not null,
    root       bytea   not null,
    constraint statement_pk primary key (period, programme, partner_id),
    constraint statement_root_is_sha256 check (length(root) = 32),
    constraint statement_not_empty check (leaves > 0)
);
create index statement_of_partner on statement (partner_id, period desc, programme);

create table statement_total (
    period         integer        not null,
    programme      text           not null,
    partner_id     uuid           not null,
    asset          text           not null,
    category       text           not null,
    entries        bigint         not null,
    commissionable numeric(38,18) not null,
    gross          numeric(38,18) not null,
    accrued        numeric(38,18) not null,
    constraint statement_total_pk primary key (period, programme, partner_id, asset, category)
);

-- A leaf of a partner's tree: which row of the sub-ledger it is of, and its hash. The key is the
-- order of the leaves. role: 0 as the link's owner, 1 as the co-inviter.
create table statement_leaf (
    period       integer  not null,
    programme    text     not null,
    partner_id   uuid     not null,
    trade_period integer  not null,
    seq          bigint   not null,
    n            integer  not null,
    role         smallint not null,
    leaf         bigint   not null,
    hash         bytea    not null,
    constraint statement_leaf_pk
        primary key (period, programme, partner_id, trade_period, seq, n, role),
    constraint statement_leaf_role_known check (role in (0, 1)),
    constraint statement_leaf_hash_is_sha256 check (length(hash) = 32)
) partition by list (period);

-- The root of each run of 1024 leaves (the last one shorter), and where the run begins: an
-- inclusion proof reads one run and these, not all leaves.
create table statement_run (
    period       integer  not null,
    programme    text     not null,
    partner_id   uuid     not null,
    run          bigint   not null,
    trade_period integer  not null,
    seq          bigint   not null,
    n            integer  not null,
    role         smallint not null,
    hash         bytea    not null,
    constraint statement_run_pk primary key (period, programme, partner_id, run)
);
