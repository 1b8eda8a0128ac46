package io.tandem.local.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A market that nobody traded on, for a machine without the public files: twelve referrers of very
 * different reach, with self-referrals, rows that come twice and users whom a second referrer
 * claims later, and trades in several assets. It is made from a fixed seed, so every machine sees
 * the same.
 */
public final class SimulatedMarket {

    private static final long SEED = 20250601;
    private static final int TRADES = 3_000;
    private static final int[] REACH = {420, 260, 150, 90, 55, 34, 21, 13, 8, 5, 3, 1};
    private static final Instant FIRST = Instant.parse("2025-05-05T08:00:00Z");
    private static final String[][] PAIRS = {
        {"BTC", "USDT", "60000"},
        {"ETH", "USDT", "2500"},
        {"SOL", "USDC", "150"},
        {"BTC", "EUR", "55000"}
    };

    private final Random random = new Random(SEED);

    private SimulatedMarket() {}

    public static Market make() {
        SimulatedMarket market = new SimulatedMarket();
        return Market.of(
                "simulated-demo",
                "SIMULATED input: no public files were found, so these referrals and trades were made up (seed "
                        + SEED
                        + ")",
                List.of(
                        "Nobody referred these users and nobody made these trades: give real files with --data DIR.",
                        "Every referrer also refers itself, some rows come twice, and some users are claimed twice."),
                market.referrals(),
                market.fills(),
                YearMonth.of(2025, 6));
    }

    private List<Referral> referrals() {
        List<Referral> rows = new ArrayList<>();
        Instant at = FIRST;
        for (int number = 0; number < REACH.length; number++) {
            String referrer = account("partner", number);
            rows.add(row("simulated-1", rows, referrer, referrer, at));
            for (int i = 0; i < REACH[number]; i++) {
                at = at.plus(Duration.ofSeconds(random.nextInt(30, 900)));
                rows.add(
                        row(
                                "simulated-1",
                                rows,
                                referrer,
                                account("user", number * 1_000 + i),
                                at));
            }
        }
        again(rows, at);
        return rows;
    }

    /**
     * The second campaign repeats every seventh row, and every thirtieth user is claimed later by
     * another.
     */
    private void again(List<Referral> rows, Instant after) {
        List<Referral> first = List.copyOf(rows);
        for (int i = 0; i < first.size(); i++) {
            Referral known = first.get(i);
            if (i % 7 == 0) {
                rows.add(row("simulated-2", rows, known.referrer(), known.user(), known.at()));
            }
            String rival = account("partner", (i / 30) % REACH.length);
            if (i % 30 == 11 && !known.isSelf() && !known.referrer().equals(rival)) {
                rows.add(row("simulated-2", rows, rival, known.user(), after.plusSeconds(i)));
            }
        }
    }

    private List<Fill> fills() {
        List<Fill> fills = new ArrayList<>();
        for (int i = 1; i <= TRADES; i++) {
            fills.add(i % 25 == 0 ? contracts(i) : spot(i, PAIRS[random.nextInt(PAIRS.length)]));
        }
        return fills;
    }

    private Fill spot(int number, String[] pair) {
        BigDecimal price =
                new BigDecimal(pair[2]).add(BigDecimal.valueOf(random.nextInt(100_000), 2));
        return new Fill(
                "simulated-spot",
                "simulated:" + number,
                pair[0] + "-" + pair[1],
                InstrumentType.SPOT,
                pair[0],
                pair[1],
                random.nextBoolean() ? Side.BUY : Side.SELL,
                random.nextInt(3) == 0 ? Liquidity.MAKER : Liquidity.TAKER,
                price,
                BigDecimal.valueOf(1 + random.nextInt(50_000_000), 8),
                BigDecimal.ZERO,
                time());
    }

    private Fill contracts(int number) {
        return new Fill(
                "simulated-swap",
                "simulated:" + number,
                "BTC-USD-SWAP",
                InstrumentType.SWAP,
                "BTC",
                "USD",
                random.nextBoolean() ? Side.BUY : Side.SELL,
                Liquidity.TAKER,
                new BigDecimal("60000").add(BigDecimal.valueOf(random.nextInt(100_000), 2)),
                BigDecimal.valueOf(1 + random.nextInt(40)),
                new BigDecimal("100"),
                time());
    }

    private LocalTime time() {
        return LocalTime.ofNanoOfDay(random.nextInt(86_400_000) * 1_000_000L);
    }

    private static Referral row(
            String source, List<Referral> rows, String referrer, String user, Instant at) {
        return new Referral(source, rows.size() + 1, referrer, user, at);
    }

    private static String account(String kind, int number) {
        return String.format("sim-%s-%05d", kind, number);
    }
}
