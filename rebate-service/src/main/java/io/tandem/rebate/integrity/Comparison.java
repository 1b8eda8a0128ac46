package io.tandem.rebate.integrity;

import java.util.Locale;

/**
 * Two ways to come by the same figure. The SQL of each names a relation {@code compared (owner,
 * asset, stored, expected)}.
 */
enum Comparison {
    // Also that no line of the journal stands for an account or an entry that there is not: the
    // database looks that up once, when a line comes in.
    BALANCES(
            """
            with net as (
                select account_id, asset, sum(amount) as amount from (
                    select credit_account as account_id, asset, amount from posting
                    union all
                    select debit_account, asset, -amount from posting) side
                group by account_id, asset),
            compared as (
                select a.name as owner, a.asset, b.amount as stored,
                    coalesce(n.amount, 0) as expected
                from account a
                left join balance b on b.account_id = a.id
                left join net n on n.account_id = a.id and n.asset = a.asset
                where a.kept
                union all
                select 'account:' || account_id, asset, 0, amount from net n
                where not exists (
                    select 1 from account a where a.id = n.account_id and a.asset = n.asset)
                union all
                select 'entry:' || p.entry_id, p.asset, 0, sum(p.amount) from posting p
                where not exists (select 1 from journal_entry e where e.id = p.entry_id)
                group by p.entry_id, p.asset)
            """),
    // Invitees are compared together, by asset: they are under no partner. Amounts of months that
    // were put away, wholly or in part, are left out on both sides.
    ACCRUALS(
            """
            with attached as (
                select substring(c.relname from '[0-9]+$')::integer as period
                from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent in ('trade'::regclass, 'accrual'::regclass)
                group by 1 having count(*) = 2),
            part as (
                select fee_asset as asset, partner_id, co_inviter_id, owner_part, co_inviter_part,
                    invitee_part from trade join attached using (period) where gross <> 0
                union all
                select fee_asset, partner_id, co_inviter_id, owner_part, co_inviter_part,
                    invitee_part from accrual join attached using (period)
                where gross <> 0),
            accrued as (
                select asset, owner, sum(amount) as amount from (
                    select asset, 'partner:' || partner_id as owner, owner_part as amount from part
                    union all
                    select asset, 'partner:' || co_inviter_id, co_inviter_part from part
                        where co_inviter_part <> 0
                    union all
                    select asset, 'invitees', invitee_part from part where invitee_part <> 0) p
                group by asset, owner),
            posted as (
                select l.asset, coalesce('partner:' || a.partner_id, 'invitees') as owner,
                    sum(l.amount) as amount
                from (
                    select p.entry_id, p.asset, p.credit_account as account_id, p.amount, p.period
                        from posting p
                    union all
                    select p.entry_id, p.asset, p.debit_account, -p.amount, p.period
                        from posting p) l
                join attached using (period)
                join journal_entry e on e.id = l.entry_id and e.kind in ('ACCRUAL', 'RESTATEMENT')
                join account a on a.id = l.account_id and a.kept
                group by l.asset, coalesce('partner:' || a.partner_id, 'invitees')),
            compared as (
                select owner, asset, coalesce(p.amount, 0) as stored,
                    coalesce(c.amount, 0) as expected
                from accrued c full join posted p using (owner, asset))
            """),
    // What a balance says is reserved, wherever it says so, and what reservations are open.
    RESERVED(
            """
            with kept as (
                select 'partner:' || partner_id as owner, asset, sum(amount - consumed) as amount
                from reservation where released_at is null group by partner_id, asset),
            marked as (
                select coalesce('partner:' || a.partner_id, a.name) as owner, a.asset,
                    sum(b.reserved) as amount
                from balance b join account a on a.id = b.account_id
                group by coalesce('partner:' || a.partner_id, a.name), a.asset),
            compared as (
                select owner, asset, coalesce(m.amount, 0) as stored,
                    coalesce(k.amount, 0) as expected
                from kept k full join marked m using (owner, asset))
            """),
    // What is held: by holds that have not ended, and by payouts that are on their way.
    HELD(
            """
            with frozen as (
                select owner, asset, sum(amount) as amount from (
                    select 'partner:' || h.partner_id as owner, h.asset, h.amount from hold h
                    where not exists (select 1 from hold_end e where e.hold_id = h.id)
                    union all
                    select 'partner:' || p.partner_id, p.asset, p.amount from payout p
                    where (select s.state from payout_step s where s.payout_id = p.id
                        order by s.n desc limit 1) in ('REQUESTED', 'APPROVED', 'SENT')) one
                group by owner, asset),
            held as (
                select 'partner:' || a.partner_id as owner, a.asset, b.amount
                from account a join balance b on b.account_id = a.id
                where a.pocket = 'held'),
            compared as (
                select owner, asset, coalesce(h.amount, 0) as stored,
                    coalesce(f.amount, 0) as expected
                from frozen f full join held h using (owner, asset))
            """),
    // What waits for breaks to end, and the breaks that are open.
    SUSPENSE(
            """
            with waiting as (
                select 'suspense:' || programme as owner, asset, sum(suspended) as amount
                from reconciliation_break where state in ('OPEN', 'PROPOSED')
                group by programme, asset),
            suspended as (
                select a.name as owner, a.asset, b.amount
                from account a join balance b on b.account_id = a.id
                where a.name like 'suspense:%'),
            compared as (
                select owner, asset, coalesce(s.amount, 0) as stored,
                    coalesce(w.amount, 0) as expected
                from waiting w full join suspended s using (owner, asset))
            """);

    private final String sql;

    Comparison(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
