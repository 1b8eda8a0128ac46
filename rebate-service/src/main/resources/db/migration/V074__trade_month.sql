-- Which months have been made. One that is here and is not attached has been put away: it is not
-- made anew, whether its tables are still there or dropped.
create table trade_month (
    period integer not null,
    constraint trade_month_pk primary key (period)
);
insert into trade_month (period)
select substring(c.relname from '\d+$')::integer
from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'trade'::regclass;
