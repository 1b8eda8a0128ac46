package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Callers;
import io.tandem.local.act.Books;
import io.tandem.local.http.Json;
import io.tandem.local.math.Amounts;
import io.tandem.local.math.ProportionalSplit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Invariants 3 to 5 of what came before and after the settlement: what the members saw before they
 * signed, what the arbiter moved, and what the restatement corrected; each worked out anew.
 */
final class AftermathChecks {

    private static final BigDecimal POOLED = new BigDecimal("0.5");
    private static final int LEDGER_SCALE = 18;

    private final Played played;
    private final YearMonth period;
    private final Callers callers;
    private final Map<UUID, Amounts> settled;
    private final Map<UUID, Amounts> left;

    /**
     * @param settled what everybody had earned when it was settled
     * @param left what is left of that since a trade was taken back
     */
    AftermathChecks(
            Played played,
            YearMonth period,
            Callers callers,
            Map<UUID, Amounts> settled,
            Map<UUID, Amounts> left) {
        this.played = played;
        this.period = period;
        this.callers = callers;
        this.settled = settled;
        this.left = left;
    }

    /** All signed with the digest of a simulation that shows the parts that were settled. */
    Finding simulationIsWhatWasSettled() {
        Map<UUID, Amounts> nets = nets(settled);
        String digest = played.simulation().path("digest").asText();
        boolean holds = !digest.isEmpty();
        for (JsonNode signature : played.agreement().path("signatures")) {
            holds &= signature.path("simulationDigest").asText().equals(digest);
        }
        int figures = 0;
        JsonNode month = played.simulation().path("content").path("months").path(0);
        for (JsonNode asset : month.path("assets")) {
            for (JsonNode member : asset.path("members")) {
                UUID partner = UUID.fromString(member.path("partnerId").asText());
                BigDecimal net = nets.get(partner).of(asset.path("asset").asText());
                figures++;
                holds &= Json.decimal(member.path("againstAlone")).compareTo(net) == 0;
            }
        }
        return new Finding(
                3,
                "what the members saw before they signed is what was settled",
                holds && figures > 0,
                figures
                        + " simulated figures recomputed; the simulation's digest stands by "
                        + played.agreement().path("signatures").size()
                        + " signatures");
    }

    /** Half of what was claimed went to the claimant, and nothing is frozen any more. */
    Finding awardMovedOnce() {
        Plot plot = played.plot();
        JsonNode line = played.dispute().path("lines").path(0);
        BigDecimal claimed = plot.claim(played.settlement()).amount();
        BigDecimal award = plot.award(played.settlement());
        boolean holds =
                played.dispute().path("decidedHow").asText().equals("ARBITRATED")
                        && Json.decimal(line.path("contested")).compareTo(claimed) == 0
                        && Json.decimal(line.path("awarded")).compareTo(award) == 0
                        && Json.decimal(line.path("frozen")).signum() == 0;
        Books books = new Books(callers);
        for (UUID member : played.members()) {
            holds &= books.purse(member, plot.asset()).held().signum() == 0;
        }
        return new Finding(
                4,
                "an award moves what was contested, once",
                holds,
                award.toPlainString()
                        + " of "
                        + claimed.toPlainString()
                        + " "
                        + plot.asset()
                        + " went to the claimant, the rest back; nothing stays frozen");
    }

    /** Settlement and restatements together are what the rule gives of what is left. */
    Finding restatementIsTheDifference() {
        Map<UUID, Amounts> before = nets(settled);
        Map<UUID, Amounts> after = nets(left);
        boolean holds = true;
        int figures = 0;
        for (UUID member : played.members()) {
            Amounts restated = Amounts.NONE;
            for (JsonNode restatement : played.restatements()) {
                holds &= restatement.path("state").asText().equals("POSTED");
                holds &=
                        restatement
                                .path("corrects")
                                .path("settlementId")
                                .equals(played.settlement().path("id"));
                restated = restated.plus(Played.net(restatement, member));
            }
            figures += restated.byAsset().size();
            holds &= restated.equals(after.get(member).minus(before.get(member)));
        }
        return new Finding(
                5,
                "a restatement is the new result less the stored one",
                holds && figures > 0,
                "one trade of "
                        + played.reversal().path("fee").asText("?")
                        + " "
                        + played.plot().asset()
                        + " in fees was taken back across the closed month: "
                        + figures
                        + " deltas recomputed here");
    }

    /** What the agreement's rule moves to each member, given what everybody earned. */
    private Map<UUID, Amounts> nets(Map<UUID, Amounts> rebates) {
        ProportionalSplit split =
                new ProportionalSplit(played.agreement().path("digest").asText(), period);
        TreeSet<String> assets = new TreeSet<>();
        played.members().forEach(member -> assets.addAll(rebates.get(member).byAsset().keySet()));
        Map<UUID, Amounts> nets = new LinkedHashMap<>();
        played.members().forEach(member -> nets.put(member, Amounts.NONE));
        for (String asset : assets) {
            Map<UUID, BigDecimal> pooled = new LinkedHashMap<>();
            played.members()
                    .forEach(member ->
                            pooled.put(
                                    member,
                                    rebates.get(member)
                                            .of(asset)
                                            .multiply(POOLED)
                                            .setScale(LEDGER_SCALE, RoundingMode.DOWN)));
            BigDecimal pool = pooled.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            split.bySquareRoot(pool, pooled)
                    .forEach((member, part) ->
                            nets.merge(
                                    member,
                                    Amounts.of(asset, part.subtract(pooled.get(member))),
                                    Amounts::plus));
        }
        return nets;
    }
}
