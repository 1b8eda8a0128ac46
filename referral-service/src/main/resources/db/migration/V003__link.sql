create table link (
    id uuid not null,
    code text not null,
    programme text not null,
    owner_id uuid not null,
    version integer not null,
    created_at timestamptz not null,
    constraint link_pk primary key (id),
    constraint link_of_programme foreign key (programme) references programme (programme),
    constraint link_of_owner foreign key (owner_id) references partner (id),
    constraint link_code_shape check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{2,63}$'),
    constraint link_version_positive check (version > 0)
);

create unique index link_code_unique on link (lower(code));
create index link_by_owner on link (owner_id, id);

create table link_version (
    link_id uuid not null,
    version integer not null,
    since timestamptz,
    channel text not null,
    destination text not null,
    campaign text,
    expires_at timestamptz,
    co_inviter_id uuid,
    co_inviter_share_ppm integer not null,
    invitee_share_ppm integer not null,
    introducer_id uuid,
    constraint link_version_pk primary key (link_id, version),
    constraint link_version_of_link foreign key (link_id) references link (id),
    constraint link_version_of_co_inviter foreign key (co_inviter_id) references partner (id),
    constraint link_version_of_introducer foreign key (introducer_id) references partner (id),
    constraint link_version_first_since_ever check ((version = 1) = (since is null)),
    constraint link_version_shares_in_range check (
        co_inviter_share_ppm >= 0 and invitee_share_ppm >= 0 and co_inviter_share_ppm + invitee_share_ppm <= 1000000
    ),
    constraint link_version_share_has_co_inviter check (co_inviter_id is not null or co_inviter_share_ppm = 0)
);

create index link_version_by_co_inviter on link_version (co_inviter_id, link_id) where co_inviter_id is not null;

comment on table link_version is
    'All that may change about a link. A row never changes: what a user was bound under stays what it was.';
comment on column link_version.since is 'When it came into force; the first version has been so since ever.';
comment on column link_version.introducer_id is 'The partner that hands users to this link under a pact.';
