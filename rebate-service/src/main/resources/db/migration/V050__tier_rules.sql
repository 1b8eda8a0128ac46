-- How a tier follows the months' figures; null is no rule.
alter table plan
    add column newcomer_months integer,
    add column newcomer_tier   integer,
    add column max_steps_up    integer,
    add column max_steps_down  integer,
    add column grace_months    integer not null default 0,
    add constraint plan_newcomer_whole
        check ((newcomer_months is null) = (newcomer_tier is null)),
    add constraint plan_newcomer_positive check (newcomer_months > 0 and newcomer_tier > 0),
    add constraint plan_steps_positive check (max_steps_up > 0 and max_steps_down > 0),
    add constraint plan_grace_not_negative check (grace_months >= 0);

-- What went before, fixed with the month's figures: for how many months the partner has been active
-- or known, the tier that it had earned, and for how many months it had fallen short of that. A
-- standing from before this was kept stands for one month each, at the base tier.
alter table standing
    add column months        integer not null default 1,
    add column held_tier     integer not null default 1,
    add column failed_months integer not null default 0,
    add constraint standing_months_positive check (months > 0),
    add constraint standing_held_tier_positive check (held_tier > 0),
    add constraint standing_failed_months_not_negative check (failed_months >= 0);

update standing s set months = counted.months
from (
    select programme, period, partner_id, category,
        dense_rank() over (partition by programme, partner_id order by period) as months
    from standing) counted
where counted.programme = s.programme and counted.period = s.period
    and counted.partner_id = s.partner_id and counted.category = s.category;

alter table standing
    alter column months drop default,
    alter column held_tier drop default,
    alter column failed_months drop default;
