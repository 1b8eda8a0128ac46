create table programme (
    programme text not null,
    display_name text not null,
    idle_limit_days integer not null,
    destination_hosts text[] not null,
    created_at timestamptz not null,
    constraint programme_pk primary key (programme),
    constraint programme_is_slug check (programme ~ '^[a-z0-9-]{1,32}$'),
    constraint programme_idle_limit_positive check (idle_limit_days > 0),
    constraint programme_has_hosts check (cardinality(destination_hosts) > 0)
);

comment on table programme is 'An exchange''s referral programmes. A row never changes.';
comment on column programme.destination_hosts is 'The hosts on which a link''s destination may lie.';
