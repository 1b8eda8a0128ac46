package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.act.Books;
import io.tandem.local.act.Exchange;
import io.tandem.local.act.Intake;
import io.tandem.local.act.Tally;
import io.tandem.local.http.Json;
import io.tandem.local.market.Market;
import io.tandem.local.market.Referral;
import io.tandem.local.market.UserTrade;
import io.tandem.local.math.Amounts;
import io.tandem.local.math.ExpectedRebates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Invariants 1 and 2: what the books sum to, and that saying everything again changes nothing. */
final class BookChecks {

    private static final long SEED = 20260101;

    private final Market market;
    private final Played played;
    private final ExpectedRebates expected;
    private final Books books;

    /**
     * @param expected what the files give, what was taken back left out
     */
    BookChecks(Market market, Played played, ExpectedRebates expected, Books books) {
        this.market = market;
        this.played = played;
        this.expected = expected;
        this.books = books;
    }

    Finding postingsSumToZero() {
        JsonNode integrity = books.integrity();
        int assets = 0;
        boolean zero = true;
        for (JsonNode asset : integrity.path("assets")) {
            assets++;
            zero &= Json.decimal(asset.path("sum")).signum() == 0;
        }
        int checked = integrity.path("balances").path("checked").asInt();
        boolean holds =
                zero
                        && assets > 0
                        && checked > 0
                        && integrity.path("balanced").asBoolean()
                        && integrity.path("balances").path("differing").asInt(-1) == 0;
        return new Finding(
                1,
                "per asset, the sum of all postings is zero",
                holds,
                assets
                        + " assets, "
                        + checked
                        + " balances compared by the service with their postings");
    }

    Finding balancesAreTheirPostings() {
        boolean holds = true;
        int amounts = 0;
        for (UUID partner : played.cast().partners().values()) {
            Amounts balance = books.balance(partner);
            amounts += balance.byAsset().size();
            holds &= balance.equals(books.postings(partner));
        }
        return new Finding(
                1,
                "every balance is the sum of its postings",
                holds && amounts > 0,
                amounts
                        + " balances of "
                        + played.cast().partners().size()
                        + " partners, added up here from their postings");
    }

    Finding rebatesAreAsRecomputed() {
        int differing = 0;
        int amounts = 0;
        for (Map.Entry<String, Amounts> entry : expected.byReferrer().entrySet()) {
            UUID partner = played.cast().partner(entry.getKey());
            Amounts moved = played.moved(partner);
            boolean earned = played.earned().get(partner).equals(entry.getValue());
            boolean has = played.after().get(partner).equals(entry.getValue().plus(moved));
            amounts += entry.getValue().byAsset().size();
            differing += earned && has ? 0 : 1;
        }
        return new Finding(
                1,
                "every rebate and balance is what the files, the plan and the links give",
                differing == 0,
                amounts
                        + " rebates recomputed from "
                        + market.trades().size()
                        + " trades, "
                        + differing
                        + " partners differ");
    }

    Finding replayChangesNothing(Exchange exchange) {
        Random random = new Random(SEED);
        List<Referral> referrals = new ArrayList<>(market.referrals());
        List<UserTrade> trades = new ArrayList<>(market.trades());
        Collections.shuffle(referrals, random);
        Collections.shuffle(trades, random);
        Intake intake = new Intake(exchange, played.cast());
        JsonNode before = books.integrity();

        Tally signUps = intake.signUps(referrals);
        Tally again = intake.trades(trades);

        Map<UUID, Amounts> after = books.balances(played.cast().partners().values());
        boolean holds =
                signUps.of("bound") == 0
                        && again.of("duplicate") == trades.size()
                        && after.equals(played.after())
                        && books.integrity().path("assets").equals(before.path("assets"));
        return new Finding(
                2,
                "a replay in another order gives the same books",
                holds,
                referrals.size()
                        + " sign-ups and "
                        + trades.size()
                        + " trades sent again, shuffled (seed "
                        + SEED
                        + "): "
                        + signUps.of("bound")
                        + " bound, "
                        + again.of("duplicate")
                        + " duplicates");
    }
}
