create table simulation (
    id uuid not null,
    team_id uuid not null,
    digest text not null,
    terms_digest text not null,
    members uuid[] not null,
    first_period text not null,
    last_period text not null,
    content text not null,
    as_of timestamptz not null,
    created_by uuid not null,
    created_at timestamptz not null,
    attached boolean not null default false,
    constraint simulation_pk primary key (id),
    constraint simulation_team_fk foreign key (team_id) references team (id),
    constraint simulation_once_per_digest unique (team_id, digest),
    constraint simulation_digest_hex check (digest ~ '^[0-9a-f]{64}$'),
    constraint simulation_terms_digest_hex check (terms_digest ~ '^[0-9a-f]{64}$'),
    constraint simulation_first_period_month check (first_period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    constraint simulation_last_period_month check (last_period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    constraint simulation_not_backwards check (first_period <= last_period)
);

comment on table simulation is 'What terms would have given of past months.';
comment on column simulation.content is
    'The canonical JSON (RFC 8785) of inputs and results whose SHA-256 is the digest.';
comment on column simulation.attached is 'A signature names it, so it is kept for good.';

create index simulation_by_team on simulation (team_id, id);

alter table agreement_signature add column simulation_digest text;
alter table agreement_signature add constraint agreement_signature_simulation_digest_hex
    check (simulation_digest ~ '^[0-9a-f]{64}$');

comment on column agreement_signature.simulation_digest is
    'The simulation of these very terms that the signer says it has seen.';
