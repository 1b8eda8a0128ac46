-- What of a balance is reserved, and the least that amount less reserved may come to: 0, or what
-- was left of it by an entry that may touch what is reserved (a restatement, a hold, an
-- adjustment), or by a reservation of more than there was.
alter table balance
    add column reserved numeric(38,18) not null default 0,
    add column free_floor numeric(38,18) not null default 0;
update balance set free_floor = floor where floor < 0;
alter table balance
    add constraint balance_reserved_not_negative check (reserved >= 0),
    add constraint balance_free_floor_not_positive check (free_floor <= 0),
    add constraint balance_reservation_kept check (amount - reserved >= free_floor);

-- What a payout may not touch: amount less consumed, until it is released. Its open part is in the
-- balance's reserved.
create table reservation (
    reference   text           not null,
    partner_id  uuid           not null,
    asset       text           not null,
    amount      numeric(38,18) not null,
    consumed    numeric(38,18) not null,
    purpose     text           not null,
    changed_at  timestamptz    not null,
    released_at timestamptz,
    constraint reservation_pk primary key (reference, partner_id, asset),
    constraint reservation_amount_not_negative check (amount >= 0),
    constraint reservation_consumed_within_amount check (consumed >= 0 and consumed <= amount)
);
create index reservation_of_partner on reservation (partner_id, reference, asset);
