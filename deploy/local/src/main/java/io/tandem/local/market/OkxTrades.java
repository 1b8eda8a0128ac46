package io.tandem.local.market;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.http.Json;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * OKX's public trades. Spot instruments are looked up in OKX's own list; what that list does not
 * have is coin-margined and counted in contracts, of 100 dollars each for bitcoin and of 10 for any
 * other coin.
 */
final class OkxTrades {

    private static final String FEED = "okx-ws-trades-2022-05-13.jsonl";
    private static final String INSTRUMENTS = "okx-instruments-spot-2022-05-13.json";
    private static final BigDecimal BITCOIN_CONTRACT = new BigDecimal("100");
    private static final BigDecimal COIN_CONTRACT = BigDecimal.TEN;

    private OkxTrades() {}

    static List<Fill> trades(Path data) {
        Map<String, JsonNode> spot = instruments(data);
        List<Fill> fills = new ArrayList<>();
        int row = 0;
        for (String line : CoinbaseTrades.lines(data.resolve("trades").resolve(FEED))) {
            row++;
            int part = 0;
            for (JsonNode trade : Json.items(Json.read(line).get("data"))) {
                part++;
                String id = FEED + ":" + row + (part == 1 ? "" : "." + part);
                fills.add(fill(id, trade, spot.get(trade.get("instId").textValue())));
            }
        }
        return fills;
    }

    private static Fill fill(String id, JsonNode trade, JsonNode spot) {
        String instrument = trade.get("instId").textValue();
        String[] parts = instrument.split("-");
        BigDecimal contract = parts[0].equals("BTC") ? BITCOIN_CONTRACT : COIN_CONTRACT;
        return new Fill(
                "okx",
                id,
                instrument,
                spot == null ? derivative(instrument) : InstrumentType.SPOT,
                spot == null ? parts[0] : spot.get("baseCcy").textValue(),
                spot == null ? parts[1] : spot.get("quoteCcy").textValue(),
                Side.of(trade.get("side").textValue()),
                Liquidity.TAKER,
                new BigDecimal(trade.get("px").textValue()),
                new BigDecimal(trade.get("sz").textValue()),
                spot == null ? contract : BigDecimal.ZERO,
                LocalTime.ofInstant(
                        Instant.ofEpochMilli(Long.parseLong(trade.get("ts").textValue())),
                        ZoneOffset.UTC));
    }

    private static InstrumentType derivative(String instrument) {
        return instrument.endsWith("-SWAP") ? InstrumentType.SWAP : InstrumentType.FUTURES;
    }

    private static Map<String, JsonNode> instruments(Path data) {
        String text =
                String.join(
                        "\n", CoinbaseTrades.lines(data.resolve("trades").resolve(INSTRUMENTS)));
        Map<String, JsonNode> byId = new HashMap<>();
        Json.items(Json.read(text).get("data"))
                .forEach(instrument -> byId.put(instrument.get("instId").textValue(), instrument));
        return byId;
    }
}
