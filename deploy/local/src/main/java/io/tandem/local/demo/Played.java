package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.act.Cast;
import io.tandem.local.act.Tally;
import io.tandem.local.http.Json;
import io.tandem.local.math.Amounts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What happened when the market was played.
 *
 * @param contradiction the outcome of a known trade id with another price
 * @param plot what went wrong on purpose
 * @param earned what everybody has earned now, the reversed trade taken back
 * @param simulation of the agreement, as its members saw it before they signed
 * @param publicKeys the members' public keys as they lie on this machine
 * @param dispute of the settlement, when the arbiter had ruled
 * @param period the month as it was closed
 * @param reversal of the plot's trade
 * @param restatements of the settlement, in their order
 * @param trace the settlement taken apart, with the lead's trades in the plot's asset
 * @param before balances before the settlement was posted, by partner
 * @param after balances at the end
 */
record Played(
        Cast cast,
        Plot plot,
        Tally signUps,
        Tally trades,
        String contradiction,
        Map<UUID, Amounts> earned,
        JsonNode agreement,
        JsonNode simulation,
        Map<UUID, String> publicKeys,
        JsonNode settlement,
        JsonNode dispute,
        JsonNode period,
        JsonNode reversal,
        List<JsonNode> restatements,
        JsonNode trace,
        Map<UUID, Amounts> before,
        Map<UUID, Amounts> after) {

    UUID team() {
        return UUID.fromString(agreement.path("teamId").textValue());
    }

    /** What the settlement moves to and from a member. */
    Amounts net(UUID member) {
        return net(settlement, member);
    }

    /** What a settlement moves to and from a member; of a restatement the change alone. */
    static Amounts net(JsonNode settlement, UUID member) {
        Amounts moves = Amounts.NONE;
        for (JsonNode asset : settlement.path("assets")) {
            for (JsonNode part : asset.path("parts")) {
                if (part.path("partnerId").asText().equals(member.toString())) {
                    moves = moves.plus(asset.path("asset").textValue(), moves(part));
                }
            }
        }
        return moves;
    }

    /** What a line moves: its net, of a restatement the change of it. */
    static BigDecimal moves(JsonNode part) {
        return Json.decimal(part.path("moves"));
    }

    /** What the arbiter's award moves to and from a member. */
    Amounts award(UUID member) {
        BigDecimal amount = plot.award(settlement);
        Amounts award = Amounts.of(plot.asset(), amount);
        return member.equals(plot.claimant())
                ? award
                : member.equals(plot.holder()) ? Amounts.NONE.minus(award) : Amounts.NONE;
    }

    /** All that the team moved to and from a member: the settlement, the award, restatements. */
    Amounts moved(UUID member) {
        Amounts moved = net(member).plus(award(member));
        for (JsonNode restatement : restatements) {
            moved = moved.plus(net(restatement, member));
        }
        return moved;
    }

    List<UUID> members() {
        return cast.teamIds();
    }
}
