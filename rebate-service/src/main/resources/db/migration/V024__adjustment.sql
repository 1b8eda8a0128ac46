-- An operator's correction: above zero the partner got it, below it was taken. Append-only.
create table adjustment (
    id          uuid           not null,
    partner_id  uuid           not null,
    asset       text           not null,
    amount      numeric(38,18) not null,
    programme   text,
    reason      text           not null,
    entry_id    uuid           not null,
    adjusted_at timestamptz    not null,
    adjusted_by text           not null,
    constraint adjustment_pk primary key (id),
    constraint adjustment_entry_fk foreign key (entry_id) references journal_entry (id),
    constraint adjustment_moves_something check (amount <> 0)
);
create index adjustment_of_partner on adjustment (partner_id, id);

-- The reversing entry of an adjustment: the key lets it be undone once.
create table adjustment_undo (
    adjustment_id uuid        not null,
    reason        text        not null,
    entry_id      uuid        not null,
    undone_at     timestamptz not null,
    undone_by     text        not null,
    constraint adjustment_undo_pk primary key (adjustment_id),
    constraint adjustment_undo_adjustment_fk
        foreign key (adjustment_id) references adjustment (id),
    constraint adjustment_undo_entry_fk foreign key (entry_id) references journal_entry (id)
);
