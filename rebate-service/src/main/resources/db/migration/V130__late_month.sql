-- From which months rows came late into the books of another: once such a month is put away, nothing else tells that the
-- books lack a row that earned nothing, since it has no posting.
create table late_month (
    programme     text    not null,
    posted_period integer not null,
    period        integer not null,
    constraint late_month_pk primary key (programme, posted_period, period),
    constraint late_month_late check (period < posted_period)
);
insert into late_month (programme, posted_period, period)
select programme, posted_period, period from trade where posted_period <> period and partner_id is not null
union
select t.programme, a.posted_period, a.period
from accrual a join trade t on t.period = a.period and t.seq = a.seq
where a.posted_period <> a.period and a.partner_id is not null;
