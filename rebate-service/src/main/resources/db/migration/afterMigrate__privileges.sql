-- Runs after every migration. What is not named here the application can read and add to, never change:
-- trades, accruals, postings, journal entries, statements, and every other record of what happened.
call grant_privileges(
    changed => array[
        'balance', 'binding', 'earning', 'feed_cursor', 'maturity', 'maturity_mark', 'payout_rule',
        'rating_epoch', 'reconciliation_break', 'reconciliation_mark', 'reconciliation_rule',
        'reconciliation_run', 'reservation', 'restatement_run', 'statement_close (balances_at)',
        -- Locked, never changed: a row's lock is the turn to decide about it.
        'adjustment (id)', 'hold (id)', 'payout (id)', 'period (period)'],
    emptied => array['active_trader', 'maturity', 'reconciliation_mark', 'reconciliation_trade'],
    called => array['add_month(name, integer)']);
