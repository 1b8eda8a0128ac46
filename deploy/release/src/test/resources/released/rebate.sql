-- What an installation of 0.1.0 holds: a plan, a bound user, a trade that was restated once, its books, a closed month
-- with its statement, a transfer, a hold, a payout, a reservation, a reconciliation with a break.
create table trade_202601 (like trade including all);
alter table trade attach partition trade_202601 for values in (202601);
create table accrual_202601 (like accrual including all);
alter table accrual attach partition accrual_202601 for values in (202601);
create table statement_leaf_202601 (like statement_leaf including all);
alter table statement_leaf attach partition statement_leaf_202601 for values in (202601);
insert into plan (id, programme, version, effective_from, hold_days, excluded_user_tiers, excluded_countries, created_at)
values ('01900000-0000-7000-8000-000000000201', 'okx', 1, 202601, 0, '{vip}', '{US}', '2026-01-01T00:00:00Z');
insert into plan_tier values ('01900000-0000-7000-8000-000000000201', 'SPOT', 1, 0, 0, 300000);
insert into binding (id, revision, programme, user_id, partner_id, link_id, link_version, code, channel, campaign,
        co_inviter_id, co_inviter_ppm, invitee_ppm, introducer_id, country, bound_from, bound_to, state) values
    ('01900000-0000-7000-8000-000000000041', 1, 'okx', 'u-1', '01900000-0000-7000-8000-000000000001',
     '01900000-0000-7000-8000-000000000011', 1, 'ann-1', 'youtube', null, null, 0, 100000, null, 'PT',
     '2026-01-05T00:00:00Z', null, 'IN_FORCE');
insert into binding_revision (id, revision, partner_id, link_id, link_version, code, co_inviter_id, co_inviter_ppm,
        invitee_ppm, bound_from, bound_to, state, country) values
    ('01900000-0000-7000-8000-000000000041', 1, '01900000-0000-7000-8000-000000000001',
     '01900000-0000-7000-8000-000000000011', 1, 'ann-1', null, 0, 100000, '2026-01-05T00:00:00Z', null, 'IN_FORCE',
     'PT');
insert into feed_cursor values ('bindings', 1, '2026-01-05T00:00:02Z');
insert into source (programme, partner_id, link_id, channel, campaign, introducer_id) values
    ('okx', '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000011', 'youtube', null, null);
insert into account (name, asset, partner_id, pocket, kept) values
    ('programme:okx:expense', 'USDT', null, null, false),
    ('partner:01900000-0000-7000-8000-000000000001:available', 'USDT', '01900000-0000-7000-8000-000000000001',
     'available', true),
    ('invitee:okx:u-1', 'USDT', null, null, true),
    ('partner:01900000-0000-7000-8000-000000000002:available', 'USDT', '01900000-0000-7000-8000-000000000002',
     'available', true),
    ('partner:01900000-0000-7000-8000-000000000001:held', 'USDT', '01900000-0000-7000-8000-000000000001', 'held',
     true);
insert into journal_entry values
    ('01900000-0000-7000-8000-000000000301', 'ACCRUAL', 'okx', 202601, 'batch', '2026-01-10T00:00:00Z'),
    ('01900000-0000-7000-8000-000000000302', 'TRANSFER', null, 202602, 'settlement', '2026-02-08T00:00:00Z'),
    ('01900000-0000-7000-8000-000000000303', 'HOLD', null, 202602, 'dispute', '2026-02-09T00:00:00Z'),
    ('01900000-0000-7000-8000-000000000304', 'PAYOUT', null, 202602, 'payout', '2026-02-10T00:00:00Z');
insert into posting values
    ('01900000-0000-7000-8000-000000000301', 1, 1, 2, 'USDT', 27, 202601),
    ('01900000-0000-7000-8000-000000000301', 2, 1, 3, 'USDT', 3, 202601),
    ('01900000-0000-7000-8000-000000000302', 1, 2, 4, 'USDT', 5, 202602),
    ('01900000-0000-7000-8000-000000000303', 1, 2, 5, 'USDT', 2, 202602),
    ('01900000-0000-7000-8000-000000000304', 1, 2, 5, 'USDT', 1.5, 202602);
insert into balance (account_id, asset, amount, floor, reserved, free_floor) values
    (2, 'USDT', 18.5, 0, 3, 0), (3, 'USDT', 3, 0, 0, 0), (4, 'USDT', 5, 0, 0, 0), (5, 'USDT', 3.5, 0, 0, 0);
insert into trade (period, seq, programme, trade_id, user_id, instrument, instrument_type, side, price, quantity,
        volume_usd, fee, net_fee, fee_asset, liquidity, executed_at, user_tier, market_maker, voucher, received_at,
        category, reason, binding_id, binding_revision, source_id, partner_id, co_inviter_id, plan_id, plan_version,
        tier, rate_ppm, commissionable, gross, owner_part, co_inviter_part, invitee_part, due_on, posted_period,
        entry_id) values
    (202601, 1, 'okx', 't-1', 'u-1', 'BTC-USDT', 'SPOT', 'BUY', 50000, 1, 50000, 100, null, 'USDT', 'TAKER',
     '2026-01-10T00:00:00Z', null, false, false, '2026-01-10T00:00:01Z', 'SPOT', 'NONE',
     '01900000-0000-7000-8000-000000000041', 1, 1, '01900000-0000-7000-8000-000000000001', null,
     '01900000-0000-7000-8000-000000000201', 1, 1, 300000, 100, 30, 27, 0, 3, '2026-01-10', 202601,
     '01900000-0000-7000-8000-000000000301');
insert into trade_key (programme, trade_id, period, content_hash) values ('okx', 't-1', 202601, '01900000-0000-7000-8000-0000000003ff');
insert into accrual (period, seq, n, sign, cause, at, fee_asset, category, reason, commissionable, gross, owner_part,
        co_inviter_part, invitee_part, posted_period) values
    (202601, 1, 1, -1, 'BINDING', '2026-01-11T00:00:00Z', 'USDT', 'SPOT', 'UNBOUND', 0, 0, 0, 0, 0, 202601);
insert into earning values (202601, 1, '2026-01-10', 'USDT', 'SPOT', 1, 50000, 100, 30, 27);
insert into active_trader values (202601, 1, '2026-01-10', 'USDT', 'SPOT', 'u-1');
insert into maturity values ('2026-02-01', '01900000-0000-7000-8000-000000000001', 'USDT', 0);
insert into period values ('okx', 202601, '2026-02-05T00:00:00Z', 'operator');
insert into standing values
    ('okx', 202602, '01900000-0000-7000-8000-000000000001', 'SPOT', 50000, 1, 1, 1, 0);
insert into statement_close (period, programme, partners, leaves, root, fixed_at) values
    (202601, 'okx', 1, 1, decode(repeat('0a', 32), 'hex'), '2026-02-05T00:00:01Z');
insert into reversal (period, seq, n, id, fraction_ppm, amount, fee, whole, after_n, reason, note, reversed_at,
        reversed_by) values
    (202601, 1, 1, '01900000-0000-7000-8000-000000000401', 500000, null, 50, false, 1, 'FRAUD', 'half',
     '2026-02-11T00:00:00Z', 'operator');
insert into transfer values
    ('01900000-0000-7000-8000-000000000999', '01900000-0000-7000-8000-000000000302', 'settlement', 'January',
     '2026-02-08T00:00:00Z');
insert into hold values
    ('01900000-0000-7000-8000-000000000501', '01900000-0000-7000-8000-000000000001', 'USDT', 2, 'dispute', 'contested',
     '01900000-0000-7000-8000-000000000303', '2026-02-09T00:00:00Z', 'service');
insert into reservation (reference, partner_id, asset, amount, consumed, purpose, changed_at, released_at) values
    ('pool', '01900000-0000-7000-8000-000000000001', 'USDT', 3, 0, 'pooled', '2026-02-09T00:00:00Z', null);
insert into payout_rule values ('USDT', 1, 6, 1, '2026-01-01T00:00:00Z', 'operator');
insert into payout values
    ('01900000-0000-7000-8000-000000000601', '01900000-0000-7000-8000-000000000001', 'USDT', 1.5, 0, 'account-1');
insert into payout_step values
    ('01900000-0000-7000-8000-000000000601', 0, 'REQUESTED', '01900000-0000-7000-8000-000000000304', null,
     '2026-02-10T00:00:00Z', 'ann'),
    ('01900000-0000-7000-8000-000000000601', 1, 'APPROVED', null, null, '2026-02-11T00:00:00Z', 'operator');
insert into restatement_run values
    ('01900000-0000-7000-8000-000000000701', 'okx', 202601, 'PLAN', 202601, 0, '2026-02-11T00:00:00Z', null);
insert into reconciliation_rule values
    ('okx', 'USDT', 'TRADE_ID', null, 'NEGATIVE', 0, null, 1, '2026-01-01T00:00:00Z', 'operator');
insert into reconciliation_run values
    ('01900000-0000-7000-8000-000000000801', 'okx', 1, 'sha', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', 100, 1,
     100, 31, '2026-02-06T00:00:00Z', 'operator', '2026-02-06T00:01:00Z');
insert into reconciliation_order values
    ('okx', 1, 't-1', 2, 'brk', '1', 'BTC-USDT', 50000, 0, -100, null, 0, 28, 0, 3, 'false', '2026-01-10T00:00:00Z');
insert into reconciliation_break (id, programme, order_id, n, run_id, kind, state, asset, late, reason, in_file,
        their_commissionable, their_amount, their_owner, their_co_inviter, their_invitee, our_commissionable,
        our_amount, our_owner, our_co_inviter, our_invitee, trades, suspended, found_at, changed_at) values
    ('01900000-0000-7000-8000-000000000811', 'okx', 't-1', 1, '01900000-0000-7000-8000-000000000801',
     'AMOUNT_DIFFERS', 'OPEN', 'USDT', false, null, true, 100, 31, 28, 0, 3, 100, 30, 27, 0, 3, '{t-1}', 0,
     '2026-02-06T00:01:00Z', '2026-02-06T00:01:00Z');
insert into reconciliation_mark values ('okx', 1);
insert into feed_entry (feed, position, at, payload) values ('earnings', 1, '2026-01-10T00:00:01Z', '{}');
insert into feed_head values ('earnings', 1);
insert into idempotency_key values ('operator', 'k', 'f', 201, '{}', '2026-01-02T00:00:00Z');
insert into journal_entry values
    ('01900000-0000-7000-8000-000000000305', 'HOLD', null, 202602, 'dispute', '2026-02-09T00:00:00Z'),
    ('01900000-0000-7000-8000-000000000306', 'HOLD', null, 202602, 'dispute', '2026-02-10T00:00:00Z'),
    ('01900000-0000-7000-8000-000000000307', 'ADJUSTMENT', 'okx', 202602, 'goodwill', '2026-02-10T00:00:00Z'),
    ('01900000-0000-7000-8000-000000000308', 'ADJUSTMENT', 'okx', 202602, 'goodwill', '2026-02-11T00:00:00Z');
insert into hold values
    ('01900000-0000-7000-8000-000000000502', '01900000-0000-7000-8000-000000000001', 'USDT', 1, 'dispute', 'contested',
     '01900000-0000-7000-8000-000000000305', '2026-02-09T00:00:00Z', 'service');
insert into hold_end values
    ('01900000-0000-7000-8000-000000000502', 'RELEASED', '01900000-0000-7000-8000-000000000306',
     '2026-02-10T00:00:00Z', 'service');
insert into adjustment values
    ('01900000-0000-7000-8000-000000000901', '01900000-0000-7000-8000-000000000001', 'USDT', -1, 'okx', 'goodwill',
     '01900000-0000-7000-8000-000000000307', '2026-02-10T00:00:00Z', 'operator');
insert into adjustment_undo values
    ('01900000-0000-7000-8000-000000000901', 'a mistake', '01900000-0000-7000-8000-000000000308',
     '2026-02-11T00:00:00Z', 'operator');
insert into statement values
    (202601, 'okx', '01900000-0000-7000-8000-000000000001', 1, decode(repeat('0b', 32), 'hex'));
insert into statement_total values
    (202601, 'okx', '01900000-0000-7000-8000-000000000001', 'USDT', 'SPOT', 1, 100, 30, 27);
insert into statement_leaf values
    (202601, 'okx', '01900000-0000-7000-8000-000000000001', 202601, 1, 0, 0, 0, decode(repeat('0c', 32), 'hex'));
insert into statement_run values
    (202601, 'okx', '01900000-0000-7000-8000-000000000001', 0, 202601, 1, 0, 0, decode(repeat('0d', 32), 'hex'));
insert into statement_balance values
    (202601, 'okx', '01900000-0000-7000-8000-000000000001', 'USDT', 'CLOSING', 27, 0, 0, 0);
insert into reconciliation_trade values ('okx', 't-1', 202601, 1);
insert into reconciliation_step values
    ('01900000-0000-7000-8000-000000000811', 1, 'PROPOSED', 'ACCEPT_OURS', 'theirs lacks a fee', null, null, null,
     null, '2026-02-07T00:00:00Z', 'operator');
