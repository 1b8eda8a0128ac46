-- Users whose binding changed while a month was put away in which it may have been in force: their trades of that
-- month are rated anew when it is attached again.
create table restatement_owed (
    programme text    not null,
    user_id   text    not null,
    period    integer not null,
    constraint restatement_owed_pk primary key (programme, user_id, period)
);
