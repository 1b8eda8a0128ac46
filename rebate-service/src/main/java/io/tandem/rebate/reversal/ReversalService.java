package io.tandem.rebate.reversal;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.security.Caller;
import io.tandem.rebate.RebateProblem;
import io.tandem.rebate.reversal.model.Extent;
import io.tandem.rebate.reversal.model.Reversals;
import io.tandem.rebate.reversal.model.Reversed;
import io.tandem.rebate.trade.PutAwayMonths;
import io.tandem.rebate.trade.TradeKeySql;
import io.tandem.rebate.trade.TradeKeySql.Place;
import io.tandem.rebate.trade.model.TradeKey;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Reverses trades. */
@ApplicationScoped
class ReversalService {

    private final ReversalSql reversals;
    private final TradeKeySql keys;
    private final PutAwayMonths months;
    private final Reaccrual reaccrual;
    private final Idempotency idempotency;
    private final Caller caller;
    private final IdSource ids;
    private final Clock clock;

    ReversalService(
            ReversalSql reversals,
            TradeKeySql keys,
            PutAwayMonths months,
            Reaccrual reaccrual,
            Idempotency idempotency,
            Caller caller,
            IdSource ids,
            Clock clock) {
        this.reversals = reversals;
        this.keys = keys;
        this.months = months;
        this.reaccrual = reaccrual;
        this.idempotency = idempotency;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Response> reverse(
            IdempotencyKey key, String programme, String tradeId, ReverseTrade command) {
        Extent extent = extent(command);
        TradeKey trade = new TradeKey(programme, tradeId);
        String by = caller.subject();
        return idempotency.inTransaction(
                key, command, connection -> reverse(connection, trade, command, extent, by));
    }

    private Uni<Answer> reverse(
            SqlConnection connection,
            TradeKey trade,
            ReverseTrade command,
            Extent extent,
            String by) {
        return reaccrual
                .hold(connection)
                .chain(() -> keys.find(connection, trade))
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("trade")))
                .call(place -> months.keep(connection))
                .call(place -> months.check(connection, List.of(place.period()), "The reversal"))
                .chain(place ->
                        reversals
                                .find(connection, place)
                                .chain(before ->
                                        write(connection, place, before, command, extent, by))
                                .call(() -> reaccrual.afterReversal(connection, place)))
                .map(view -> Answer.created(location(trade), view));
    }

    private Uni<ReversalView> write(
            SqlConnection connection,
            Place place,
            Reversals before,
            ReverseTrade command,
            Extent extent,
            String by) {
        Reversals after = before.and(extent).orElseThrow(() -> refusal(before));
        Reversed reversed = after.reversed();
        ReversalView view =
                new ReversalView(
                        ids.next(),
                        command.reason(),
                        command.text(),
                        command.fraction(),
                        reversed.fee().subtract(before.reversed().fee()),
                        reversed.whole(),
                        clock.instant());
        return reversals
                .insert(connection, place, after.all().size(), extent, view, by)
                .replaceWith(view);
    }

    private static ProblemException refusal(Reversals before) {
        return before.reversed().whole()
                ? ProblemException.of(
                        RebateProblem.ALREADY_REVERSED, "Nothing is left of the trade.")
                : ProblemException.of(
                                RebateProblem.REVERSAL_EXCEEDS_TRADE,
                                "Of the fee " + Decimals.plain(before.left()) + " is left.")
                        .with("left", before.left());
    }

    private static Extent extent(ReverseTrade command) {
        if (command.fraction() != null && command.amount() != null) {
            throw ProblemException.invalid("amount", "must not be given with a fraction");
        }
        if (command.fraction() != null) {
            return checked("fraction", () -> new Extent.OfFee(command.fraction()));
        }
        return command.amount() == null
                ? new Extent.Whole()
                : checked("amount", () -> new Extent.Amount(command.amount()));
    }

    private static Extent checked(String field, Supplier<Extent> extent) {
        try {
            return extent.get();
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid(field, refusal.getMessage());
        }
    }

    private static String location(TradeKey trade) {
        return "/v1/trades/"
                + trade.programme()
                + "/"
                + URLEncoder.encode(trade.tradeId(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
