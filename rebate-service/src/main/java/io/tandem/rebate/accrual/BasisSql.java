package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.accrual.Epoch.Dates;
import io.tandem.rebate.accrual.Epoch.StandingsOf;
import io.tandem.rebate.accrual.model.Basis;
import io.tandem.rebate.binding.BindingSql;
import io.tandem.rebate.binding.model.Bindings;
import io.tandem.rebate.ledger.MaturitySql;
import io.tandem.rebate.period.PeriodSql;
import io.tandem.rebate.period.model.Calendar;
import io.tandem.rebate.period.model.StandingKey;
import io.tandem.rebate.plan.PlanSql;
import io.tandem.rebate.plan.model.PlanBook;
import io.tandem.rebate.plan.model.Standing;
import io.tandem.rebate.trade.model.Trade;
import io.tandem.rebate.trade.model.UserKey;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what trades are rated by. Only under the rating lock does it stay so until the commit. */
@ApplicationScoped
public class BasisSql {

    private static final long NO_EPOCH = -1;

    private final BindingSql bindings;
    private final PlanSql plans;
    private final PeriodSql periods;
    private final MaturitySql maturities;
    private Epoch last = new Epoch(NO_EPOCH);

    BasisSql(BindingSql bindings, PlanSql plans, PeriodSql periods, MaturitySql maturities) {
        this.bindings = bindings;
        this.plans = plans;
        this.periods = periods;
        this.maturities = maturities;
    }

    /** For whoever has the rating lock alone, and so may be changing it, or has no lock at all. */
    public Uni<Basis> of(SqlConnection connection, Collection<Trade> trades) {
        return read(connection, new Epoch(NO_EPOCH), trades).map(Ground::basis);
    }

    /**
     * For those who share the rating lock: what was read before in the same epoch is not asked for
     * again.
     */
    public Uni<Ground> shared(SqlConnection connection, Collection<Trade> trades) {
        return RatingLock.epoch(connection).chain(epoch -> read(connection, at(epoch), trades));
    }

    /**
     * What has been read of the last epoch that was seen, if that is all it takes. It is good for a
     * transaction that shares the rating lock and finds that the epoch still lasts.
     */
    public Optional<Ground> remembered(Collection<Trade> trades) {
        Epoch epoch = last();
        Set<UserKey> users = new HashSet<>();
        Set<String> programmes = new HashSet<>();
        for (Trade trade : trades) {
            users.add(trade.user());
            programmes.add(trade.programme());
        }
        Map<UserKey, Bindings> bound = epoch.bindings(users);
        Optional<PlanBook> book = epoch.plans(programmes);
        Optional<Dates> dates = epoch.dates();
        if (bound.size() < users.size() || book.isEmpty() || dates.isEmpty()) {
            return Optional.empty();
        }
        Set<StandingsOf> wanted = wanted(trades, bound, dates.get().calendar());
        return epoch.unread(wanted).isEmpty()
                ? Optional.of(ground(epoch, bound, book.get(), epoch.standings(), dates.get()))
                : Optional.empty();
    }

    private Uni<Ground> read(SqlConnection connection, Epoch epoch, Collection<Trade> trades) {
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
                        bindings(connection, epoch, users),
                        plans(connection, epoch, programmes),
                        dates(connection, epoch))
                .asTuple()
                .chain(read ->
                        ground(
                                connection,
                                epoch,
                                trades,
                                read.getItem1(),
                                read.getItem2(),
                                read.getItem3()));
    }

    private synchronized Epoch last() {
        return last;
    }

    private synchronized Epoch at(long number) {
        if (!last.is(number)) {
            last = new Epoch(number);
        }
        return last;
    }

    private Uni<Map<UserKey, Bindings>> bindings(
            SqlConnection connection, Epoch epoch, Set<UserKey> users) {
        Map<UserKey, Bindings> known = epoch.bindings(users);
        if (known.size() == users.size()) {
            return Uni.createFrom().item(known);
        }
        Set<UserKey> unknown = new HashSet<>(users);
        unknown.removeAll(known.keySet());
        return bindings.ofUsers(connection, unknown)
                .map(found -> {
                    epoch.learn(unknown, found);
                    Map<UserKey, Bindings> all = new HashMap<>(known);
                    all.putAll(found);
                    return all;
                });
    }

    private Uni<PlanBook> plans(SqlConnection connection, Epoch epoch, Set<String> programmes) {
        return epoch.plans(programmes)
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() ->
                        plans.book(connection, programmes)
                                .invoke(book -> epoch.learn(programmes, book)));
    }

    private Uni<Dates> dates(SqlConnection connection, Epoch epoch) {
        return epoch.dates()
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() ->
                        Uni.combine()
                                .all()
                                .unis(periods.calendar(connection), maturities.through(connection))
                                .with(Dates::new)
                                .invoke(epoch::learn));
    }

    private Uni<Ground> ground(
            SqlConnection connection,
            Epoch epoch,
            Collection<Trade> trades,
            Map<UserKey, Bindings> bound,
            PlanBook book,
            Dates dates) {
        return standings(connection, epoch, wanted(trades, bound, dates.calendar()))
                .map(standings -> ground(epoch, bound, book, standings, dates));
    }

    private static Ground ground(
            Epoch epoch,
            Map<UserKey, Bindings> bound,
            PlanBook book,
            Map<StandingKey, Standing> standings,
            Dates dates) {
        return new Ground(
                new Basis(bound, book, dates.calendar(), standings, dates.maturedThrough()), epoch);
    }

    private static Set<StandingsOf> wanted(
            Collection<Trade> trades, Map<UserKey, Bindings> bound, Calendar calendar) {
        Set<StandingsOf> wanted = new HashSet<>();
        for (Trade trade : trades) {
            calendar.standingPeriod(trade.programme(), trade.period())
                    .ifPresent(month ->
                            bound.getOrDefault(trade.user(), Bindings.NONE)
                                    .all()
                                    .forEach(binding ->
                                            wanted.add(
                                                    new StandingsOf(
                                                            trade.programme(),
                                                            month,
                                                            binding.partnerId()))));
        }
        return wanted;
    }

    private Uni<Map<StandingKey, Standing>> standings(
            SqlConnection connection, Epoch epoch, Set<StandingsOf> wanted) {
        Set<StandingsOf> unread = epoch.unread(wanted);
        if (unread.isEmpty()) {
            return Uni.createFrom().item(epoch.standings());
        }
        return periods.standings(
                        connection,
                        unread.stream().map(StandingsOf::programme).collect(Collectors.toSet()),
                        unread.stream().map(StandingsOf::month).collect(Collectors.toSet()),
                        unread.stream().map(StandingsOf::partnerId).collect(Collectors.toSet()))
                .map(found -> epoch.learn(unread, found));
    }
}
