package io.tandem.local.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.http.Json;
import java.math.BigDecimal;
import java.time.Instant;

/** A fill that was given to a user, as the exchange would report it. */
public record UserTrade(Fill fill, String userId, Instant executedAt) {

    public String tradeId() {
        return fill.id();
    }

    public BigDecimal fee() {
        return FeeSchedule.fee(fill);
    }

    public String feeAsset() {
        return FeeSchedule.asset(fill);
    }

    public BigDecimal volumeUsd() {
        return FeeSchedule.volumeUsd(fill);
    }

    /** The trade as rebate-service takes it. */
    public ObjectNode json(String programme) {
        return Json.object(
                "programme", programme,
                "tradeId", tradeId(),
                "userId", userId,
                "instrument", fill.instrument(),
                "instrumentType", fill.type(),
                "side", fill.side(),
                "price", plain(fill.price()),
                "quantity", plain(fill.quantity()),
                "volumeUsd", plain(volumeUsd()),
                "fee", plain(fee()),
                "feeAsset", feeAsset(),
                "liquidity", fill.liquidity(),
                "executedAt", executedAt);
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
}
