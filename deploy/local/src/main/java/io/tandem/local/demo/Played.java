package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.act.Cast;
import io.tandem.local.act.Tally;
import io.tandem.local.http.Json;
import io.tandem.local.math.Amounts;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What happened when the market was played.
 *
 * @param contradiction the outcome of a known trade id with another price
 * @param publicKeys the members' public keys as they lie on this machine
 * @param before balances before the settlement was posted, by partner
 * @param after balances after it
 */
record Played(
        Cast cast,
        Tally signUps,
        Tally trades,
        String contradiction,
        Map<UUID, Amounts> earned,
        JsonNode agreement,
        Map<UUID, String> publicKeys,
        JsonNode settlement,
        Map<UUID, Amounts> before,
        Map<UUID, Amounts> after) {

    UUID team() {
        return UUID.fromString(agreement.path("teamId").textValue());
    }

    /** What the settlement moves to and from a member. */
    Amounts net(UUID member) {
        Amounts net = Amounts.NONE;
        for (JsonNode asset : settlement.path("assets")) {
            for (JsonNode part : asset.path("parts")) {
                if (part.path("partnerId").asText().equals(member.toString())) {
                    net = net.plus(asset.path("asset").textValue(), Json.decimal(part.path("net")));
                }
            }
        }
        return net;
    }

    List<UUID> members() {
        return cast.teamIds();
    }
}
