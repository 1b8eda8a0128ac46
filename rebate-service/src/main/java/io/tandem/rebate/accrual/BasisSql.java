package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.accrual.model.Basis;
import io.tandem.rebate.binding.BindingSql;
import io.tandem.rebate.binding.model.Binding;
import io.tandem.rebate.binding.model.Bindings;
import io.tandem.rebate.ledger.MaturitySql;
import io.tandem.rebate.period.PeriodSql;
import io.tandem.rebate.period.model.Calendar;
import io.tandem.rebate.period.model.StandingKey;
import io.tandem.rebate.plan.PlanSql;
import io.tandem.rebate.plan.model.Standing;
import io.tandem.rebate.trade.model.Trade;
import io.tandem.rebate.trade.model.UserKey;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what trades are rated by. Only under the rating lock does it stay so until the commit. */
@ApplicationScoped
public class BasisSql {

    private final BindingSql bindings;
    private final PlanSql plans;
    private final PeriodSql periods;
    private final MaturitySql maturities;

    BasisSql(BindingSql bindings, PlanSql plans, PeriodSql periods, MaturitySql maturities) {
        this.bindings = bindings;
        this.plans = plans;
        this.periods = periods;
        this.maturities = maturities;
    }

    public Uni<Basis> of(SqlConnection connection, Collection<Trade> trades) {
        Set<UserKey> users = new HashSet<>();
        Set<String> programmes = new HashSet<>();
        for (Trade trade : trades) {
            users.add(trade.user());
            programmes.add(trade.programme());
        }
        // Sent together: the connection pipelines them.
        return Uni.combine()
                .all()
                .unis(
                        bindings.ofUsers(connection, users),
                        plans.book(connection, programmes),
                        periods.calendar(connection),
                        maturities.through(connection))
                .asTuple()
                .chain(read ->
                        standings(connection, trades, read.getItem1(), read.getItem3())
                                .map(standings ->
                                        new Basis(
                                                read.getItem1(),
                                                read.getItem2(),
                                                read.getItem3(),
                                                standings,
                                                read.getItem4())));
    }

    private Uni<Map<StandingKey, Standing>> standings(
            SqlConnection connection,
            Collection<Trade> trades,
            Map<UserKey, Bindings> bindings,
            Calendar calendar) {
        Set<YearMonth> months = new HashSet<>();
        Set<String> programmes = new HashSet<>();
        for (Trade trade : trades) {
            calendar.standingPeriod(trade.programme(), trade.period())
                    .ifPresent(month -> {
                        months.add(month);
                        programmes.add(trade.programme());
                    });
        }
        Set<UUID> partners = new HashSet<>();
        for (Bindings ofUser : bindings.values()) {
            for (Binding binding : ofUser.all()) {
                partners.add(binding.partnerId());
            }
        }
        return months.isEmpty() || partners.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : periods.standings(connection, programmes, months, partners);
    }
}
