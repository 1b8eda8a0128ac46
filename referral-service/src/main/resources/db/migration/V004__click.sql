create table click (
    id uuid not null,
    link_id uuid not null,
    link_version integer not null,
    clicked_at timestamptz not null,
    visitor text not null,
    address_hash text,
    utm jsonb not null,
    constraint click_pk primary key (id),
    constraint click_on_link_version foreign key (link_id, link_version) references link_version (link_id, version),
    constraint click_visitor_known check (visitor in ('DESKTOP', 'MOBILE', 'TABLET', 'BOT'))
);

create index click_by_link on click (link_id, clicked_at);

comment on column click.address_hash is 'HMAC-SHA256 of the visitor''s address under a key of the day; never the address.';
