-- Runs after every migration: what the application's role may not do with this service's tables. A table that is not
-- named it may change and empty; one that records what happened belongs into the first list.
call grant_privileges(
    records => array[
        -- Read and added to, never changed.
        'account', 'accrual', 'adjustment_undo', 'binding_revision', 'hold_end', 'journal_entry',
        'late_month', 'payout_step', 'plan', 'plan_tier', 'posting', 'reconciliation_order',
        'reconciliation_step', 'reversal', 'source', 'standing', 'statement', 'statement_balance',
        'statement_leaf', 'statement_run', 'statement_total', 'trade', 'trade_key', 'trade_month', 'transfer',
        -- Changed in these columns alone; an id among them is for locking a row, and nothing that it says changes.
        'adjustment (id)', 'hold (id)', 'payout (id)', 'period (period)',
        'statement_close (balances_at)',
        -- Changed, never deleted.
        'balance *', 'binding *', 'earning *', 'feed_cursor *', 'maturity_mark *', 'payout_rule *',
        'rating_epoch *', 'reconciliation_break *', 'reconciliation_rule *',
        'reconciliation_run *', 'reservation *', 'restatement_run *'],
    called => array['add_month(name, integer)']);
