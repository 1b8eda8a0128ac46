create table feed_entry (
    id bigint generated always as identity,
    feed text not null,
    position bigint,
    at timestamptz not null,
    payload text not null,
    constraint feed_entry_pk primary key (id),
    constraint feed_entry_position_unique unique (feed, position),
    constraint feed_entry_position_positive check (position > 0)
);

comment on column feed_entry.position is
    'Null until the transaction that appended the entry is seen to have committed; then dense.';

create index feed_entry_pending on feed_entry (feed, id) where position is null;

create table feed_head (
    feed text not null,
    position bigint not null,
    constraint feed_head_pk primary key (feed)
);

comment on table feed_head is
    'The last position given in each feed; its row lock is the turn to give more.';
