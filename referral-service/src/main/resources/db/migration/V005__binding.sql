create table invitee (
    programme text not null,
    user_id text not null,
    derived_at timestamptz not null,
    constraint invitee_pk primary key (programme, user_id),
    constraint invitee_of_programme foreign key (programme) references programme (programme)
) with (fillfactor = 70);

comment on table invitee is
    'One row per user of whom anything was ever claimed: the lock under which its bindings are derived.';
comment on column invitee.derived_at is 'When its bindings were last derived.';

create table claim (
    id uuid not null,
    programme text not null,
    user_id text not null,
    claim_key text not null,
    code text,
    click_id uuid,
    signed_up_at timestamptz not null,
    country text,
    last_active_at timestamptz,
    link_id uuid,
    link_version integer,
    received_at timestamptz not null,
    constraint claim_pk primary key (id),
    constraint claim_told_once unique (programme, user_id, claim_key),
    constraint claim_of_invitee foreign key (programme, user_id) references invitee (programme, user_id),
    constraint claim_by_link_version foreign key (link_id, link_version)
        references link_version (link_id, version) match full,
    constraint claim_names_code_or_click check ((code is null) <> (click_id is null)),
    constraint claim_idle_before_sign_up check (last_active_at <= signed_up_at)
);

create index claim_by_link on claim (link_id, signed_up_at);

comment on table claim is 'Every claim that was ever told, once; bindings and refusals are derived from them.';
comment on column claim.claim_key is 'SHA-256 of the content: tells a replay from another claim, and orders claims of one instant.';
comment on column claim.link_id is 'The link that it names; none as long as it was never told while the link was known.';

create table binding (
    id uuid not null,
    claim_id uuid not null,
    programme text not null,
    user_id text not null,
    partner_id uuid not null,
    valid_from timestamptz not null,
    valid_to timestamptz,
    state text not null,
    revision bigint not null,
    constraint binding_pk primary key (id),
    constraint binding_of_claim foreign key (claim_id) references claim (id),
    constraint binding_once_per_claim unique (claim_id),
    constraint binding_of_partner foreign key (partner_id) references partner (id),
    constraint binding_revision_positive check (revision > 0),
    constraint binding_state_agrees_with_end check (
        case state
            when 'IN_FORCE' then valid_to is null
            when 'ENDED' then valid_to > valid_from
            when 'VOIDED' then valid_to = valid_from
            else false
        end
    ),
    -- The last line of defence, should the lock on the invitee ever be forgotten. Deferred, as one statement may void
    -- one binding and revive another.
    constraint binding_one_in_force exclude using btree (programme with =, user_id with =)
        where (state = 'IN_FORCE') deferrable initially deferred
);

create index binding_by_user on binding (programme, user_id, valid_from);
create index binding_by_partner on binding (partner_id, id);

comment on column binding.valid_to is 'Just not included; a voided binding ends where it begins and covers no time.';

create table refusal (
    id uuid not null,
    claim_id uuid not null,
    programme text not null,
    partner_id uuid,
    reason text not null,
    refused_at timestamptz not null,
    withdrawn_at timestamptz,
    constraint refusal_pk primary key (id),
    constraint refusal_of_claim foreign key (claim_id) references claim (id),
    constraint refusal_of_partner foreign key (partner_id) references partner (id)
);

create unique index refusal_one_holds on refusal (claim_id) where withdrawn_at is null;
create index refusal_by_programme on refusal (programme, id);
create index refusal_by_partner on refusal (partner_id, id);

comment on table refusal is
    'Why a claim does not bind. It is withdrawn, and kept, when a later derivation finds otherwise.';

create table rederivation (
    programme text not null,
    user_id text not null,
    requested_at timestamptz not null,
    constraint rederivation_pk primary key (programme, user_id)
);

comment on table rederivation is
    'Users whose bindings must be derived anew as a partner''s accounts or standing changed; see Rederivation.';
