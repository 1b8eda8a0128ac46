package io.tandem.rebate.meter;

import io.tandem.chassis.meter.Reading;
import io.tandem.chassis.meter.Readings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The figures that the books tell. */
@ApplicationScoped
class RebateReadings {

    private static final Reading UNBALANCED =
            new Reading(
                    "tandem.ledger.unbalanced",
                    "What the last check of the books found not to balance or agree; 0 is right",
                    List.of(),
                    "select differences::double precision from integrity_check");

    private static final Reading CHECK_AGE =
            new Reading(
                    "tandem.ledger.check.age.seconds",
                    "How long ago the books were last checked as a whole",
                    List.of(),
                    """
                    select extract(epoch from now() - checked_at)::double precision
                    from integrity_check
                    """);

    private static final Reading DEBTS =
            new Reading(
                    "tandem.ledger.debts",
                    "Balances below zero: what a reversal took back was spent already",
                    List.of(),
                    "select count(*)::double precision from balance where floor < 0");

    private static final Reading SUSPENDED =
            new Reading(
                    "tandem.reconciliation.suspended",
                    "Orders whose unmatched money waits in suspense",
                    List.of(),
                    """
                    select count(*)::double precision from reconciliation_break
                    where state in ('OPEN', 'PROPOSED') and suspended > 0
                    """);

    private static final Reading BREAKS =
            new Reading(
                    "tandem.reconciliation.breaks",
                    "Orders of which the exchange's file and the books still differ",
                    List.of("state"),
                    """
                    select k.state, count(b.id)::double precision
                    from (values ('OPEN'), ('PROPOSED')) k (state)
                    left join reconciliation_break b
                        on b.state = k.state and b.state in ('OPEN', 'PROPOSED')
                    group by k.state
                    """);

    private static final Reading RUNS =
            new Reading(
                    "tandem.restatement.waiting",
                    "Runs that rate trades anew and are not finished",
                    List.of("cause"),
                    """
                    select c.cause, count(r.id)::double precision
                    from (values ('PLAN'), ('TIER')) c (cause)
                    left join restatement_run r on r.cause = c.cause and r.finished_at is null
                    group by c.cause
                    """);

    private static final Reading RUN_AGE =
            new Reading(
                    "tandem.restatement.oldest.seconds",
                    "How long ago the oldest run was asked for that is not finished; else 0",
                    List.of(),
                    """
                    select coalesce(extract(epoch from now() - min(requested_at)), 0)
                        ::double precision
                    from restatement_run where finished_at is null
                    """);

    // Payouts are few beside trades, so looking at all of their steps is cheap.
    private static final Reading PAYOUTS =
            new Reading(
                    "tandem.payouts.waiting",
                    "Payouts under way, by the state that they are in",
                    List.of("state"),
                    """
                    select w.state, count(s.payout_id)::double precision
                    from (values ('REQUESTED'), ('APPROVED'), ('SENT')) w (state)
                    left join payout_step s on s.state = w.state and not exists (
                        select from payout_step next
                        where next.payout_id = s.payout_id and next.n = s.n + 1)
                    group by w.state
                    """);

    private static final Reading APPLIED =
            new Reading(
                    "tandem.bindings.position",
                    "How far the feed of bindings has been applied",
                    List.of(),
                    "select position::double precision from feed_cursor where feed = 'bindings'");

    @Produces
    @Singleton
    Readings figures() {
        return new Readings(
                UNBALANCED, CHECK_AGE, DEBTS, SUSPENDED, BREAKS, RUNS, RUN_AGE, PAYOUTS, APPLIED);
    }
}
