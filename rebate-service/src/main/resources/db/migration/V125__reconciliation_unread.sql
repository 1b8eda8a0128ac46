-- A month that has been put away is passed over when trades are followed for a programme's orders: from which
-- number on its trades are still to be read when it is attached again.
create table reconciliation_unread (
    programme text    not null,
    period    integer not null,
    after     bigint  not null,
    constraint reconciliation_unread_pk primary key (programme, period)
);
