-- What an installation of 0.1.0 holds: two partners, links with versions, a sign-up that binds, one that is refused.
insert into programme values ('okx', 'OKX', 90, '{www.okx.com}', '2026-01-01T00:00:00Z');
insert into partner values
    ('01900000-0000-7000-8000-000000000001', 'Ann', 'PT', 'ACTIVE', 1, '2026-01-02T00:00:00Z'),
    ('01900000-0000-7000-8000-000000000002', 'Bob', 'ES', 'SUSPENDED', 2, '2026-01-02T00:00:00Z');
insert into partner_account values ('okx', 'ann-s-own', '01900000-0000-7000-8000-000000000001');
insert into partner_standing values
    ('01900000-0000-7000-8000-000000000002', 1, 'SUSPENDED', '2026-03-01T00:00:00Z');
insert into link values
    ('01900000-0000-7000-8000-000000000011', 'ann-1', 'okx', '01900000-0000-7000-8000-000000000001', 2,
     '2026-01-03T00:00:00Z');
insert into link_version (link_id, version, since, channel, destination, campaign, expires_at, co_inviter_id,
        co_inviter_share_ppm, invitee_share_ppm, introducer_id) values
    ('01900000-0000-7000-8000-000000000011', 1, null, 'youtube', 'https://www.okx.com/join', null, null, null, 0,
     100000, null),
    ('01900000-0000-7000-8000-000000000011', 2, '2026-02-01T00:00:00Z', 'youtube', 'https://www.okx.com/join',
     'winter', '2027-01-01T00:00:00Z', '01900000-0000-7000-8000-000000000002', 250000, 100000, null);
insert into click values
    ('01900000-0000-7000-8000-000000000021', '01900000-0000-7000-8000-000000000011', 1, '2026-01-04T00:00:00Z',
     'MOBILE', 'a1b2', '{"utm_source": "video"}');
insert into invitee values ('okx', 'u-1', '2026-01-05T00:00:00Z'), ('okx', 'ann-s-own', '2026-01-05T00:00:00Z');
insert into claim (id, programme, user_id, claim_key, code, click_id, signed_up_at, country, last_active_at, link_id,
        link_version, received_at) values
    ('01900000-0000-7000-8000-000000000031', 'okx', 'u-1', 'k1', 'ann-1', null, '2026-01-05T00:00:00Z', 'PT', null,
     '01900000-0000-7000-8000-000000000011', 1, '2026-01-05T00:00:01Z'),
    ('01900000-0000-7000-8000-000000000032', 'okx', 'ann-s-own', 'k2', null, '01900000-0000-7000-8000-000000000021',
     '2026-01-05T00:00:00Z', null, null, '01900000-0000-7000-8000-000000000011', 1, '2026-01-05T00:00:01Z');
insert into binding values
    ('01900000-0000-7000-8000-000000000041', '01900000-0000-7000-8000-000000000031', 'okx', 'u-1',
     '01900000-0000-7000-8000-000000000001', '2026-01-05T00:00:00Z', null, 'IN_FORCE', 1);
insert into refusal values
    ('01900000-0000-7000-8000-000000000051', '01900000-0000-7000-8000-000000000032', 'okx',
     '01900000-0000-7000-8000-000000000001', 'self-referral', '2026-01-05T00:00:02Z', null);
insert into rederivation values ('okx', 'u-1', '2026-03-01T00:00:00Z');
insert into feed_entry (feed, position, at, payload) values
    ('bindings', 1, '2026-01-05T00:00:01Z', '{"userId":"u-1"}'), ('bindings', null, '2026-01-06T00:00:00Z', '{}');
insert into feed_head values ('bindings', 1);
insert into idempotency_key values ('operator', 'k', 'f', 201, '{}', '2026-01-02T00:00:00Z');
