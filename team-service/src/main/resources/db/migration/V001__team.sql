create table team (
    id uuid not null,
    name text not null,
    lead_id uuid not null,
    version bigint not null,
    created_at timestamptz not null,
    constraint team_pk primary key (id),
    constraint team_name_length check (char_length(name) between 1 and 100)
);

comment on table team is
    'A team. Its row lock is the turn to change the team: who is on it, what binds it, what it settles.';

create table membership (
    id uuid not null,
    team_id uuid not null,
    partner_id uuid not null,
    joined_at timestamptz not null,
    left_at timestamptz,
    constraint membership_pk primary key (id),
    constraint membership_team_fk foreign key (team_id) references team (id),
    constraint membership_not_backwards check (left_at >= joined_at)
);

comment on table membership is
    'Who was on a team from when to when, [joined_at, left_at). Who comes back has another row.';

create unique index membership_once_at_a_time on membership (team_id, partner_id)
    where left_at is null;
create index membership_by_partner on membership (partner_id, team_id);

create table invitation (
    id uuid not null,
    team_id uuid not null,
    partner_id uuid not null,
    invited_by uuid not null,
    state text not null,
    created_at timestamptz not null,
    decided_at timestamptz,
    constraint invitation_pk primary key (id),
    constraint invitation_team_fk foreign key (team_id) references team (id),
    constraint invitation_state_known check (state in ('PENDING', 'ACCEPTED', 'DECLINED')),
    constraint invitation_decided_unless_pending check ((state = 'PENDING') = (decided_at is null))
);

create unique index invitation_one_pending on invitation (team_id, partner_id)
    where state = 'PENDING';
create index invitation_by_partner on invitation (partner_id, id);
create index invitation_by_team on invitation (team_id, id);
