alter table link_version
    add column expires_by timestamptz,
    add constraint link_version_expires_as_agreed
        check (expires_by is null or (expires_at is not null and expires_at <= expires_by));

comment on column link_version.expires_by is
    'An agreement that the owner signed has the link expire by then: the owner cannot put it off. None without one.';
