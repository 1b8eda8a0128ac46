package io.tandem.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.http.Json;

/** A small trade, where a test needs one and does not mind what it is. */
final class PlainTrade {

    private PlainTrade() {}

    static ObjectNode of(String programme, String id, String user, String executedAt) {
        return Json.object(
                "programme", programme,
                "tradeId", id,
                "userId", user,
                "instrument", "BTC-USDT",
                "instrumentType", "SPOT",
                "side", "BUY",
                "price", "1.5",
                "quantity", "2",
                "volumeUsd", "3",
                "fee", "0.003",
                "feeAsset", "USDT",
                "liquidity", "TAKER",
                "executedAt", executedAt);
    }
}
