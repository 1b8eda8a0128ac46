alter table journal_entry
    drop constraint journal_entry_kind_known,
    add constraint journal_entry_kind_known check (kind in
        ('ACCRUAL', 'RESTATEMENT', 'MATURITY', 'TRANSFER', 'HOLD', 'PAYOUT', 'ADJUSTMENT'));

-- Money that is frozen, and why. Append-only; it is held until hold_end says how it ended.
create table hold (
    id         uuid           not null,
    partner_id uuid           not null,
    asset      text           not null,
    amount     numeric(38,18) not null,
    reference  text           not null,
    reason     text           not null,
    entry_id   uuid           not null,
    created_at timestamptz    not null,
    created_by text           not null,
    constraint hold_pk primary key (id),
    constraint hold_entry_fk foreign key (entry_id) references journal_entry (id),
    constraint hold_amount_positive check (amount > 0)
);
create index hold_of_partner on hold (partner_id, id);

-- How a hold ended: the key lets it end once. An award's legs are the lines of its entry.
create table hold_end (
    hold_id  uuid        not null,
    state    text        not null,
    entry_id uuid        not null,
    ended_at timestamptz not null,
    ended_by text        not null,
    constraint hold_end_pk primary key (hold_id),
    constraint hold_end_hold_fk foreign key (hold_id) references hold (id),
    constraint hold_end_entry_fk foreign key (entry_id) references journal_entry (id),
    constraint hold_end_state_known check (state in ('RELEASED', 'AWARDED'))
);
