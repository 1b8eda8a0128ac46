alter table settlement
    add column number integer not null default 0,
    add column corrects_id uuid,
    add constraint settlement_corrects_fk foreign key (corrects_id) references settlement (id),
    add constraint settlement_number_counts check (number >= 0),
    add constraint settlement_corrects_unless_first check ((number = 0) = (corrects_id is null)),
    drop constraint settlement_once_per_period,
    add constraint settlement_once_per_period unique (team_id, period, number);

comment on column settlement.number is
    '0: the settlement of the period; n: its n-th restatement, which posts new result less stored result.';
comment on column settlement.corrects_id is 'Of a restatement: the settlement of the period.';

-- A restatement starts from what was posted before it, so there is one on its way at a time.
create unique index settlement_one_on_its_way on settlement (team_id, period)
    where state <> 'POSTED';

alter table settlement_part
    add column contributed_before numeric(38, 18),
    add column part_before numeric(38, 18),
    add constraint settlement_part_before_both
        check ((contributed_before is null) = (part_before is null));

comment on column settlement_part.part_before is
    'Of a restatement: as it stood before. What moves is net less net before.';

-- A period's earnings change by partner; who settled by them is found by that.
create index settlement_contribution_by_partner on settlement_contribution (partner_id, settlement_id);

alter table pool_reservation
    drop constraint pool_reservation_pool_fk,
    drop constraint pool_reservation_pk,
    add column number integer not null default 0;
alter table pool
    drop constraint pool_pk,
    add column number integer not null default 0,
    add constraint pool_pk primary key (team_id, period, number);
alter table pool_reservation
    add constraint pool_reservation_pk primary key (team_id, period, number, partner_id, asset),
    add constraint pool_reservation_pool_fk foreign key (team_id, period, number)
        references pool (team_id, period, number);

comment on column pool.number is '0: what is pooled of the period; n: what its n-th restatement takes.';

create table feed_cursor (
    feed text not null,
    position bigint not null,
    applied_at timestamptz not null,
    constraint feed_cursor_pk primary key (feed)
);

comment on table feed_cursor is 'How far a neighbour''s feed has been followed.';

create table settlement_recheck (
    settlement_id uuid not null,
    marks bigint not null default 1,
    attempts integer not null default 0,
    attempt_after timestamptz not null,
    constraint settlement_recheck_pk primary key (settlement_id),
    constraint settlement_recheck_settlement_fk foreign key (settlement_id) references settlement (id)
);

comment on table settlement_recheck is
    'A settlement whose inputs may have changed since it was calculated. Looked at when all is posted.';
comment on column settlement_recheck.marks is
    'Counts what is told of it: a look that was overtaken by more is not the last.';

create index settlement_recheck_next on settlement_recheck (attempt_after);

create table settlement_recheck_cause (
    settlement_id uuid not null,
    cause text not null,
    partner_id uuid not null,
    first_position bigint not null,
    last_position bigint not null,
    constraint settlement_recheck_cause_pk primary key (settlement_id, cause, partner_id),
    constraint settlement_recheck_cause_recheck_fk foreign key (settlement_id)
        references settlement_recheck (settlement_id) on delete cascade
);

create table settlement_cause (
    settlement_id uuid not null,
    cause text not null,
    partner_id uuid not null,
    first_position bigint not null,
    last_position bigint not null,
    constraint settlement_cause_pk primary key (settlement_id, cause, partner_id),
    constraint settlement_cause_settlement_fk foreign key (settlement_id) references settlement (id)
);

comment on table settlement_cause is 'Why a restatement was made: what the feed of earnings told of whom.';
