create table signing_key (
    id uuid not null,
    partner_id uuid not null,
    public_key text not null,
    registered_at timestamptz not null,
    revoked_at timestamptz,
    constraint signing_key_pk primary key (id),
    constraint signing_key_unique unique (public_key)
);

comment on column signing_key.public_key is 'Base64 of the 32 raw bytes of an Ed25519 public key.';

create index signing_key_by_partner on signing_key (partner_id, id);

create table agreement (
    id uuid not null,
    team_id uuid not null,
    drafted_by uuid not null,
    state text not null,
    terms text not null,
    digest text not null,
    effective_from text not null,
    last_period text,
    expires_at timestamptz,
    decided_by uuid,
    decided_at timestamptz,
    version bigint not null,
    created_at timestamptz not null,
    constraint agreement_pk primary key (id),
    constraint agreement_team_fk foreign key (team_id) references team (id),
    constraint agreement_state_known check (state in
        ('DRAFT', 'PROPOSED', 'ACTIVE', 'SUPERSEDED', 'TERMINATED', 'DECLINED')),
    constraint agreement_digest_hex check (digest ~ '^[0-9a-f]{64}$'),
    constraint agreement_effective_from_month check (effective_from ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    constraint agreement_last_period_month check (last_period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    constraint agreement_proposed_expires check (state <> 'PROPOSED' or expires_at is not null),
    constraint agreement_ended_has_last_period check
        (state not in ('SUPERSEDED', 'TERMINATED') or last_period is not null)
);

comment on table agreement is
    'One version of a team''s agreement. A proposal past expires_at has expired, without a change here.';
comment on column agreement.terms is 'The canonical JSON (RFC 8785) whose SHA-256 is the digest.';

create index agreement_by_team on agreement (team_id, id);
create unique index agreement_one_active on agreement (team_id) where state = 'ACTIVE';

create table agreement_member (
    agreement_id uuid not null,
    partner_id uuid not null,
    pooled_share_ppm integer not null,
    constraint agreement_member_pk primary key (agreement_id, partner_id),
    constraint agreement_member_agreement_fk foreign key (agreement_id) references agreement (id),
    constraint agreement_member_share_fraction check (pooled_share_ppm between 0 and 1000000)
);

create index agreement_member_by_partner on agreement_member (partner_id, agreement_id);

create table agreement_signature (
    agreement_id uuid not null,
    key_id uuid not null,
    partner_id uuid not null,
    digest text not null,
    signature text not null,
    signed_at timestamptz not null,
    bound boolean not null default false,
    constraint agreement_signature_pk primary key (agreement_id, key_id),
    constraint agreement_signature_agreement_fk foreign key (agreement_id) references agreement (id),
    constraint agreement_signature_key_fk foreign key (key_id) references signing_key (id)
);

comment on column agreement_signature.bound is
    'It is one of those that made the agreement active. Of a proposal, those of revoked keys do not count.';

create table pooling_partner (
    partner_id uuid not null,
    constraint pooling_partner_pk primary key (partner_id)
);

comment on table pooling_partner is
    'Its row lock is the turn to bind a partner''s earnings, so that no two agreements take the same.';
