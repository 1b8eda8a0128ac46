-- When the books were last checked as a whole and what came of it, for gauges and alerts. One row:
-- whoever moves begun_at has the turn to check.
create table integrity_check (
    one         boolean     not null default true,
    begun_at    timestamptz not null,
    checked_at  timestamptz not null,
    differences bigint      not null,
    constraint integrity_check_pk primary key (one),
    constraint integrity_check_is_one check (one),
    constraint integrity_check_differences_not_negative check (differences >= 0)
);
insert into integrity_check (begun_at, checked_at, differences)
values ('1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z', 0);

-- The few balances below zero. Intake changes amount alone, so updates stay HOT.
create index balance_in_debt on balance (account_id) where floor < 0;
