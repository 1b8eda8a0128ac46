package io.tandem.rebate.earnings;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.security.Caller;
import io.tandem.rebate.earnings.ContributionsView.AssetAmount;
import io.tandem.rebate.earnings.EarnedTradesView.EarnedTrade;
import io.tandem.rebate.fault.BookingStep;
import io.tandem.rebate.fault.Faults;
import io.tandem.rebate.rows.Months;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers what was earned. */
@ApplicationScoped
class EarningsService {

    private static final int MOST_MONTHS = 120;

    private final EarningsReadSql earnings;
    private final ContributionSql contributions;
    private final EarnedTradesSql trades;
    private final Faults faults;
    private final Caller caller;
    private final Clock clock;

    EarningsService(
            EarningsReadSql earnings,
            ContributionSql contributions,
            EarnedTradesSql trades,
            Faults faults,
            Caller caller,
            Clock clock) {
        this.earnings = earnings;
        this.contributions = contributions;
        this.trades = trades;
        this.faults = faults;
        this.caller = caller;
        this.clock = clock;
    }

    Uni<EarningsView> earnings(
            UUID partner, String programme, String from, String to, String groupBy) {
        UUID asked = partner != null ? partner : caller.partnerId().orElse(null);
        if (asked != null) {
            caller.mustSee(asked, "partner");
        } else if (!caller.isOperator() && !caller.isService()) {
            caller.requirePartnerId();
        }
        YearMonth first = Months.parse("from", from);
        YearMonth last = Months.parse("to", to);
        if (last.isBefore(first) || last.isAfter(first.plusMonths(MOST_MONTHS - 1))) {
            throw ProblemException.invalid(
                    "to", "must be `from` or one of the " + (MOST_MONTHS - 1) + " months after it");
        }
        return earnings.earnings(
                        new EarningsReadSql.Asked(
                                asked, programme, first, last, GroupKey.parse(groupBy)))
                .map(EarningsView::new);
    }

    Uni<ContributionsView> contributions(ContributionsQuery query) {
        Instant now = clock.instant();
        return contributions
                .contributions(query)
                .plug(faults.after(BookingStep.CONTRIBUTIONS_READ))
                .map(items -> new ContributionsView(items, now));
    }

    /** Trades and their sum as of one moment. */
    Uni<EarnedTradesView> trades(EarnedTradesQuery query, PageParams page) {
        Instant now = clock.instant();
        Optional<Long> after = page.cursor().map(cursor -> cursor.number(0));
        return contributions.inSnapshotWithTrades(
                query.period(),
                connection ->
                        contributions
                                .rebates(connection, query.contributions(), query.member())
                                .chain(rebates ->
                                        trades.page(connection, query, after, page.limit())
                                                .map(found ->
                                                        view(query, found, page, rebates, now))));
    }

    private static EarnedTradesView view(
            EarnedTradesQuery query,
            List<EarnedTradesSql.Found> found,
            PageParams page,
            List<AssetAmount> rebates,
            Instant now) {
        Page<EarnedTrade> trades =
                Page.of(
                        found,
                        page.limit(),
                        EarnedTradesSql.Found::cursor,
                        EarnedTradesSql.Found::trade);
        return new EarnedTradesView(
                trades.items(),
                trades.next(),
                rebates.stream()
                        .filter(sum -> query.asset() == null || query.asset().equals(sum.asset()))
                        .toList(),
                now);
    }
}
