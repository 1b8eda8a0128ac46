-- A transfer's legs are the lines of its entry, in the same order.
create table transfer (
    id         uuid        not null,
    entry_id   uuid        not null,
    reference  text        not null,
    reason     text        not null,
    created_at timestamptz not null,
    constraint transfer_pk primary key (id),
    constraint transfer_entry_unique unique (entry_id),
    constraint transfer_entry_fk foreign key (entry_id) references journal_entry (id)
);
create index transfer_of_reference on transfer (reference);
