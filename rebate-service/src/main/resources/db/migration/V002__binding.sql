-- The present state of each binding of referral-service.
create table binding (
    id                uuid        not null,
    revision          bigint      not null,
    programme         text        not null,
    user_id           text        not null,
    partner_id        uuid        not null,
    link_id           uuid        not null,
    link_version      integer     not null,
    code              text        not null,
    channel           text,
    campaign          text,
    co_inviter_id     uuid,
    co_inviter_ppm    integer     not null,
    invitee_ppm       integer     not null,
    introducer_id     uuid,
    country           text,
    bound_from        timestamptz not null,
    bound_to          timestamptz,
    state             text        not null,
    constraint binding_pk primary key (id),
    constraint binding_shares_within_whole
        check (co_inviter_ppm >= 0 and invitee_ppm >= 0 and co_inviter_ppm + invitee_ppm <= 1000000),
    constraint binding_state_known check (state in ('IN_FORCE', 'ENDED', 'VOIDED'))
);
create index binding_of_user on binding (programme, user_id);
create index binding_of_partner on binding (partner_id, programme, bound_from);

-- Every revision that was seen: an accrual names the one that made it. Append-only.
create table binding_revision (
    id                uuid        not null,
    revision          bigint      not null,
    partner_id        uuid        not null,
    link_id           uuid        not null,
    link_version      integer     not null,
    code              text        not null,
    co_inviter_id     uuid,
    co_inviter_ppm    integer     not null,
    invitee_ppm       integer     not null,
    bound_from        timestamptz not null,
    bound_to          timestamptz,
    state             text        not null,
    constraint binding_revision_pk primary key (id, revision)
);

-- How far a feed of another service has been applied.
create table feed_cursor (
    feed       text        not null,
    position   bigint      not null,
    applied_at timestamptz not null,
    constraint feed_cursor_pk primary key (feed)
);
