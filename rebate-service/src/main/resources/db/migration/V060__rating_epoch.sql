-- Rises whenever somebody had the rating lock alone, in the same transaction: as long as it stays,
-- what trades are rated by is as it was. Each replica keeps what it has read, and asks only for this.
create table rating_epoch (
    only_row boolean not null default true,
    epoch    bigint  not null,
    constraint rating_epoch_pk primary key (only_row),
    constraint rating_epoch_single check (only_row)
) with (fillfactor = 50);
insert into rating_epoch (epoch) values (0);
