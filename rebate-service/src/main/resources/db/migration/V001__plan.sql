-- A month is an integer such as 202505 in every table.
create table plan (
    id                    uuid        not null,
    programme             text        not null,
    version               integer     not null,
    effective_from        integer     not null,
    hold_days             integer     not null,
    binding_duration_days integer,
    excluded_user_tiers   text[]      not null,
    excluded_countries    text[]      not null,
    created_at            timestamptz not null,
    constraint plan_pk primary key (id),
    constraint plan_version_unique unique (programme, version),
    constraint plan_effective_from_is_month check (effective_from % 100 between 1 and 12),
    constraint plan_hold_days_not_negative check (hold_days >= 0),
    constraint plan_binding_duration_positive check (binding_duration_days > 0)
);

create table plan_tier (
    plan_id            uuid           not null,
    category           text           not null,
    tier               integer        not null,
    min_volume_usd     numeric(38,18) not null,
    min_active_traders integer        not null,
    rate_ppm           integer        not null,
    constraint plan_tier_pk primary key (plan_id, category, tier),
    constraint plan_tier_plan_fk foreign key (plan_id) references plan (id),
    constraint plan_tier_category_known check (category in ('SPOT', 'DERIVATIVE')),
    constraint plan_tier_rate_is_fraction check (rate_ppm between 0 and 1000000)
);
