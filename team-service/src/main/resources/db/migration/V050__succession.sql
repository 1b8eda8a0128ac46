alter table invitation
    add column expires_at timestamptz,
    add column decided_by uuid;
update invitation set
    expires_at = greatest(created_at + interval '30 days', current_timestamp + interval '30 days'),
    decided_by = case state when 'PENDING' then null else partner_id end;
alter table invitation alter column expires_at set not null;
alter table invitation drop constraint invitation_state_known;
alter table invitation add constraint invitation_state_known check
    (state in ('PENDING', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'));

comment on table invitation is
    'An invitation. One past expires_at has expired, whatever its row says; it follows when it is in the way.';
comment on column invitation.decided_by is 'Who accepted, declined or withdrew it.';

alter table membership add column ended_as text, add column ended_by uuid;
update membership m set
    ended_as = coalesce(
        (select e.kind from agreement_exit e join agreement a on a.id = e.agreement_id
            where a.team_id = m.team_id and e.partner_id = m.partner_id and e.declared_at = m.left_at
            limit 1),
        'LEFT'),
    ended_by = coalesce(
        (select e.declared_by from agreement_exit e join agreement a on a.id = e.agreement_id
            where a.team_id = m.team_id and e.partner_id = m.partner_id and e.declared_at = m.left_at
            limit 1),
        m.partner_id)
where left_at is not null;
alter table membership
    add constraint membership_ended_as_known check
        (ended_as in ('LEFT', 'REMOVED', 'CLOSED', 'DECEASED', 'BANNED')),
    add constraint membership_ended_somehow check ((left_at is null) = (ended_as is null));

comment on column membership.ended_by is
    'The member who left, or whose vote decided; none where a fact ended the stay.';

create table lead_tenure (
    team_id uuid not null,
    n integer not null,
    partner_id uuid not null,
    way text not null,
    decided_by uuid,
    since timestamptz not null,
    successor_id uuid,
    successor_named_at timestamptz,
    constraint lead_tenure_pk primary key (team_id, n),
    constraint lead_tenure_team_fk foreign key (team_id) references team (id),
    constraint lead_tenure_way_known check (way in
        ('FOUNDED', 'HANDED_OVER', 'NAMED', 'ELECTED', 'LONGEST_STANDING')),
    constraint lead_tenure_successor_is_another check (successor_id <> partner_id),
    constraint lead_tenure_successor_named check (successor_id is null or successor_named_at is not null)
);

comment on table lead_tenure is
    'Who has led a team since when, and how it came to; the last n leads it now, if it is on the team.';
comment on column lead_tenure.successor_id is 'Whom this lead names to come after it.';

insert into lead_tenure (team_id, n, partner_id, way, decided_by, since)
select id, 1, lead_id, 'FOUNDED', lead_id, created_at from team;

create table lead_vote (
    team_id uuid not null,
    voter_id uuid not null,
    candidate_id uuid not null,
    voted_at timestamptz not null,
    constraint lead_vote_pk primary key (team_id, voter_id),
    constraint lead_vote_team_fk foreign key (team_id) references team (id)
);

comment on table lead_vote is
    'Whom a member wants to lead when the lead is gone. It counts while both are on the team.';

alter table agreement
    add column proposed_by uuid,
    add column proposed_at timestamptz,
    add column activated_at timestamptz;
update agreement a set activated_at =
    (select max(s.signed_at) from agreement_signature s where s.agreement_id = a.id and s.bound);

create view team_history as
select t.team_id, t.since as at, case when t.n = 1 then 0 else 5 end as rank,
    t.team_id || '-' || t.n as key,
    case when t.n = 1 then 'TEAM_FOUNDED' else 'LEAD_' || t.way end as act,
    t.decided_by as actor_id, t.partner_id, null::uuid as agreement_id, null::text as reason
from lead_tenure t
union all
select t.team_id, t.successor_named_at, 6, t.team_id || '-' || t.n, 'SUCCESSOR_NAMED',
    t.partner_id, t.successor_id, null, null
from lead_tenure t where t.successor_named_at is not null
union all
select v.team_id, v.voted_at, 4, v.voter_id::text, 'LEAD_VOTED', v.voter_id, v.candidate_id, null, null
from lead_vote v
union all
select i.team_id, i.created_at, 1, i.id::text, 'INVITED', i.invited_by, i.partner_id, null, null
from invitation i
union all
select i.team_id, coalesce(i.decided_at, i.expires_at), 2, i.id::text,
    'INVITATION_' || case i.state when 'PENDING' then 'EXPIRED' else i.state end,
    i.decided_by, i.partner_id, null, null
from invitation i
union all
select m.team_id, m.left_at, 3, m.id::text,
    case m.ended_as when 'LEFT' then 'TEAM_LEFT' else 'TAKEN_OFF_TEAM' end,
    m.ended_by, m.partner_id, null, m.ended_as
from membership m where m.left_at is not null
union all
select a.team_id, a.created_at, 10, a.id::text, 'AGREEMENT_DRAFTED', a.drafted_by, null, a.id, null
from agreement a
union all
select a.team_id, a.proposed_at, 11, a.id::text, 'AGREEMENT_PROPOSED', a.proposed_by, null, a.id, null
from agreement a where a.proposed_at is not null
union all
select a.team_id, s.signed_at, 12, a.id || '-' || s.key_id, 'AGREEMENT_SIGNED', s.partner_id,
    s.partner_id, a.id, null
from agreement a join agreement_signature s on s.agreement_id = a.id
union all
select a.team_id, a.activated_at, 13, a.id::text, 'AGREEMENT_ACTIVATED', null, null, a.id, null
from agreement a where a.activated_at is not null
union all
select p.team_id, a.activated_at, 14, p.id::text, 'AGREEMENT_SUPERSEDED', null, null, p.id, null
from agreement a
join agreement p on p.team_id = a.team_id and p.digest = (a.terms::jsonb) ->> 'predecessor'
    and p.state = 'SUPERSEDED'
where a.activated_at is not null
union all
select a.team_id, a.decided_at, 15, a.id::text, 'AGREEMENT_' || a.state, a.decided_by, null, a.id,
    a.decided_reason
from agreement a where a.state in ('DECLINED', 'TERMINATED')
union all
select a.team_id, a.expires_at, 15, a.id::text, 'AGREEMENT_EXPIRED', null, null, a.id, null
from agreement a where a.state in ('PROPOSED', 'EXPIRED')
union all
select a.team_id, e.declared_at, 17, a.id || '-' || e.partner_id, 'MEMBER_' || e.kind, e.declared_by,
    e.partner_id, a.id, e.cause
from agreement a join agreement_exit e on e.agreement_id = a.id
union all
select a.team_id, v.voted_at, 16, a.id || '-' || v.partner_id || '-' || v.voter_id, 'REMOVAL_VOTED',
    v.voter_id, v.partner_id, a.id, v.cause
from agreement a join agreement_removal_vote v on v.agreement_id = a.id;

comment on view team_history is
    'What became of a team, read from what is kept of it anyway, so that the two cannot differ. What is to expire stands there with its time, which may be to come.';
