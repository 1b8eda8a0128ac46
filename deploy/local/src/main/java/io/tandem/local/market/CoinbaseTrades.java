package io.tandem.local.market;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.http.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Coinbase's public trades: a table of one hour without ids, and a feed of matches that names both
 * orders.
 */
final class CoinbaseTrades {

    private static final String TABLE = "coinbase-btc-usd-trades-2023-09-05.csv";
    private static final String FEED = "coinbase-ws-matches-2021-04-17.jsonl";

    private CoinbaseTrades() {}

    /** A row is the taker's side. Amounts may be in scientific notation. */
    static List<Fill> trades(Path data) {
        return CsvFile.rows(data.resolve("trades").resolve(TABLE)).stream()
                .map(row ->
                        spot(
                                "coinbase-btc-usd",
                                TABLE + ":" + row.getRecordNumber(),
                                row.get("symbol"),
                                Side.of(row.get("side")),
                                Liquidity.TAKER,
                                new BigDecimal(row.get("price")),
                                new BigDecimal(row.get("amount")),
                                row.get("timestamp")))
                .toList();
    }

    /** Each match is two fills: the maker's, whose side the feed tells, and the taker's. */
    static List<Fill> matches(Path data) {
        List<Fill> fills = new ArrayList<>();
        int row = 0;
        for (String line : lines(data.resolve("trades").resolve(FEED))) {
            row++;
            JsonNode match = Json.read(line);
            Side maker = Side.of(match.get("side").textValue());
            fills.add(matched(match, FEED + ":" + row + ":maker", maker, Liquidity.MAKER));
            fills.add(
                    matched(match, FEED + ":" + row + ":taker", maker.opposite(), Liquidity.TAKER));
        }
        return fills;
    }

    private static Fill matched(JsonNode match, String id, Side side, Liquidity liquidity) {
        return spot(
                "coinbase-matches",
                id,
                match.get("product_id").textValue(),
                side,
                liquidity,
                new BigDecimal(match.get("price").textValue()),
                new BigDecimal(match.get("size").textValue()),
                match.get("time").textValue());
    }

    private static Fill spot(
            String source,
            String id,
            String instrument,
            Side side,
            Liquidity liquidity,
            BigDecimal price,
            BigDecimal quantity,
            String time) {
        String[] pair = instrument.split("-");
        return new Fill(
                source,
                id,
                instrument,
                InstrumentType.SPOT,
                pair[0],
                pair[1],
                side,
                liquidity,
                price,
                quantity,
                BigDecimal.ZERO,
                LocalTime.ofInstant(Instant.parse(time), ZoneOffset.UTC));
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
