-- To whom an earning goes and through what the user came: a narrow key for the roll-up.
create table source (
    id            bigint generated always as identity,
    programme     text   not null,
    partner_id    uuid   not null,
    link_id       uuid   not null,
    channel       text,
    campaign      text,
    introducer_id uuid,
    constraint source_pk primary key (id),
    constraint source_unique unique nulls not distinct
        (partner_id, programme, link_id, channel, campaign, introducer_id)
);

create table earning (
    period     integer        not null,
    source_id  bigint         not null,
    day        date           not null,
    asset      text           not null,
    category   text           not null,
    trades     bigint         not null,
    volume_usd numeric(38,18) not null,
    fees       numeric(38,18) not null,
    gross      numeric(38,18) not null,
    rebate     numeric(38,18) not null,
    constraint earning_pk primary key (source_id, period, day, asset, category),
    constraint earning_source_fk foreign key (source_id) references source (id)
) with (fillfactor = 50);

-- Who traded on a line of the roll-up: active traders are counted from it. A derived set: a
-- restatement takes out whom it leaves no trade on the line.
create table active_trader (
    period    integer not null,
    source_id bigint  not null,
    day       date    not null,
    asset     text    not null,
    category  text    not null,
    user_id   text    not null,
    constraint active_trader_pk
        primary key (source_id, period, day, asset, category, user_id)
);
