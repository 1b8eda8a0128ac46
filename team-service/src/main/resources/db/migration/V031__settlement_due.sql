alter table agreement add column calendar_day integer
    generated always as (((terms::jsonb) #>> '{calendar,day}')::integer) stored;

comment on column agreement.calendar_day is
    'From which day of the next month on a period is settled by itself, if the terms say so.';

create index agreement_with_calendar on agreement (team_id) where calendar_day is not null;

create table settlement_due (
    team_id uuid not null,
    period text not null,
    attempts integer not null default 0,
    attempt_after timestamptz not null,
    constraint settlement_due_pk primary key (team_id, period),
    constraint settlement_due_team_fk foreign key (team_id) references team (id),
    constraint settlement_due_period_month check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
);

comment on table settlement_due is
    'A period that its agreement has settled by itself and that is not settled yet. Its row lock is the turn to try.';

create index settlement_due_next on settlement_due (attempt_after);
