package io.tandem.local.market;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The market of the public files: Celo's referrals, and trades of four exchanges' public feeds. */
public final class RealMarket {

    private RealMarket() {}

    /** Whether the folder holds the files that this market is read from. */
    public static boolean isIn(Path data) {
        return Files.isDirectory(data.resolve("divvi"))
                && Files.isDirectory(data.resolve("trades"));
    }

    public static Market read(Path data) {
        List<Referral> referrals =
                Stream.of("2025-05-16", "2025-05-23")
                        .flatMap(day -> CeloReferrals.read(data, day).stream())
                        .toList();
        List<Fill> fills = new ArrayList<>();
        fills.addAll(CoinbaseTrades.trades(data));
        fills.addAll(MercadoTrades.trades(data));
        fills.addAll(OkxTrades.trades(data));
        fills.addAll(CoinbaseTrades.matches(data));
        return Market.of(
                "celo-demo",
                "Real input: Celo's referrals of May 2025, and public trades of four feeds",
                List.of(
                        "Referrals: two campaigns of the Divvi protocol on Celo; each referrer is a partner whose own",
                        "account is its address. Trades: Coinbase BTC-USD, Mercado Bitcoin, OKX, Coinbase matches (both",
                        "sides of each). A trade is named by its file and row, since not every file has ids."),
                referrals,
                fills,
                YearMonth.of(2025, 6));
    }
}
