package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.local.Suite;
import io.tandem.local.market.Market;
import io.tandem.local.market.Referral;
import io.tandem.local.market.UserTrade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same input in any order, in any batches and any number of times gives the same books. */
@Story
class AnyOrderIT {

    private final Suite suite;

    AnyOrderIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void shuffledLateAndRepeatedInputGivesTheSameBooks() {
        long seed = Long.getLong("e2e.seed", System.nanoTime());
        System.err.println("AnyOrderIT: -De2e.seed=" + seed);
        Random random = new Random(seed);
        Market market = Input.market("e2e-any-order");
        Play play = Play.of(suite, market);
        List<UserTrade> trades = shuffled(market.trades(), random);
        List<Referral> referrals = shuffled(market.referrals(), random);
        int half = trades.size() / 2;

        // Half of the trades come before anybody is bound, some of the sign-ups after the last
        // trade.
        play.intake().trades(trades.subList(0, half));
        play.intake().signUps(referrals.subList(0, referrals.size() / 2));
        inBatches(play, trades.subList(half, trades.size()), random);
        play.intake().signUps(referrals.subList(referrals.size() / 2, referrals.size()));
        play.intake().trades(shuffled(market.trades(), random));
        play.intake().signUps(shuffled(market.referrals(), random));

        Patience.assertBecomes(play.expectedRebates(), play::earned, "rebates, seed " + seed);
        assertEquals(play.expectedRebates(), play.balances(), "seed " + seed);
        assertTrue(play.books().integrity().path("balanced").booleanValue(), "seed " + seed);
    }

    private static void inBatches(Play play, List<UserTrade> trades, Random random) {
        int from = 0;
        while (from < trades.size()) {
            int to = Math.min(trades.size(), from + 1 + random.nextInt(700));
            play.intake().trades(trades.subList(from, to));
            from = to;
        }
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
