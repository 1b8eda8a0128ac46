create table partner (
    id uuid not null,
    display_name text not null,
    country text not null,
    status text not null,
    version integer not null,
    created_at timestamptz not null,
    constraint partner_pk primary key (id),
    constraint partner_status_known check (status in ('ACTIVE', 'SUSPENDED', 'CLOSED')),
    constraint partner_country_is_alpha2 check (country ~ '^[A-Z]{2}$')
);

create table partner_account (
    programme text not null,
    user_id text not null,
    partner_id uuid not null,
    constraint partner_account_pk primary key (programme, user_id),
    constraint partner_account_of_programme foreign key (programme) references programme (programme),
    constraint partner_account_of_partner foreign key (partner_id) references partner (id)
);

create index partner_account_by_partner on partner_account (partner_id);

comment on table partner_account is
    'The partners'' own users. Read and written under the registry lock: see RegistryLock.';

create table partner_standing (
    partner_id uuid not null,
    sequence integer not null,
    status text not null,
    since timestamptz not null,
    constraint partner_standing_pk primary key (partner_id, sequence),
    constraint partner_standing_of_partner foreign key (partner_id) references partner (id),
    constraint partner_standing_known check (status in ('ACTIVE', 'SUSPENDED', 'CLOSED'))
);

comment on table partner_standing is
    'Each change of a partner''s standing. Before the first one the partner has been ACTIVE since ever, so that sign-ups from before its enrolment here count.';
