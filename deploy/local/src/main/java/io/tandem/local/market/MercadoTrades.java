package io.tandem.local.market;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.http.Json;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Mercado Bitcoin's public trades of bitcoin against the Brazilian real. A row is the taker's side.
 */
final class MercadoTrades {

    private static final String FILE = "mercadobitcoin-public-trades.json";

    private MercadoTrades() {}

    static List<Fill> trades(Path data) {
        String text = String.join("\n", CoinbaseTrades.lines(data.resolve("trades").resolve(FILE)));
        List<Fill> fills = new ArrayList<>();
        for (JsonNode trade : Json.items(Json.read(text))) {
            fills.add(
                    new Fill(
                            "mercado-bitcoin",
                            FILE + ":" + (fills.size() + 1),
                            "BTC-BRL",
                            InstrumentType.SPOT,
                            "BTC",
                            "BRL",
                            Side.of(trade.get("type").textValue()),
                            Liquidity.TAKER,
                            trade.get("price").decimalValue(),
                            trade.get("amount").decimalValue(),
                            BigDecimal.ZERO,
                            LocalTime.ofInstant(
                                    Instant.ofEpochSecond(trade.get("date").longValue()),
                                    ZoneOffset.UTC)));
        }
        return fills;
    }
}
