-- Trades of a month and later that are to be rated anew, since a plan was added or a month's tiers
-- were fixed: asked for in the transaction that did so, done after it in pieces. The cursor is the
-- last trade that has been looked at; it moves in the transaction that restates what lies behind it.
create table restatement_run (
    id            uuid        not null,
    programme     text        not null,
    from_period   integer     not null,
    cause         text        not null,
    cursor_period integer     not null,
    cursor_seq    bigint      not null,
    requested_at  timestamptz not null,
    finished_at   timestamptz,
    constraint restatement_run_pk primary key (id),
    constraint restatement_run_from_is_month check (from_period % 100 between 1 and 12),
    constraint restatement_run_cause_known check (cause in ('PLAN', 'TIER'))
);
create index restatement_run_pending on restatement_run (programme, id) where finished_at is null;
