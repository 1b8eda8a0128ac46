package io.tandem.e2e;

import io.tandem.local.Callers;
import io.tandem.local.Suite;
import io.tandem.local.act.Books;
import io.tandem.local.act.Cast;
import io.tandem.local.act.Casting;
import io.tandem.local.act.Exchange;
import io.tandem.local.act.Intake;
import io.tandem.local.market.Market;
import io.tandem.local.math.Amounts;
import io.tandem.local.math.ExpectedRebates;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A market's partners enrolled in a programme of their own, ready to be played, and what must come
 * out.
 */
record Play(
        Market market,
        Callers callers,
        Exchange exchange,
        Cast cast,
        Intake intake,
        Books books,
        ExpectedRebates expected) {

    static Play of(Suite suite, Market market) {
        Callers callers = new Callers(suite);
        Exchange exchange = new Exchange(callers, market.programme());
        Cast cast = new Casting(exchange, market).cast();
        ExpectedRebates expected =
                new ExpectedRebates(
                        market,
                        cast.links(),
                        new BigDecimal(Casting.SPOT_RATE),
                        new BigDecimal(Casting.DERIVATIVE_RATE));
        return new Play(
                market,
                callers,
                exchange,
                cast,
                new Intake(exchange, cast),
                new Books(callers),
                expected);
    }

    /** What every partner must have earned, worked out from the files. */
    Map<UUID, Amounts> expectedRebates() {
        Map<UUID, Amounts> byPartner = new LinkedHashMap<>();
        expected.byReferrer()
                .forEach((referrer, amounts) -> byPartner.put(cast.partner(referrer), amounts));
        return byPartner;
    }

    /** What every partner has earned, as the service says. */
    Map<UUID, Amounts> earned() {
        return books.earnings(market.programme(), market.period(), cast.partners().values());
    }

    Map<UUID, Amounts> balances() {
        return books.balances(cast.partners().values());
    }
}
