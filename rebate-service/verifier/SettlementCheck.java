import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * That a settlement follows from its agreement and its contributions: what each member put into each
 * pool, what the rule gives it to the last unit, what moves, and who hands it to whom.
 */
final class SettlementCheck {

    /** The measures of a contribution beside the rebate, by their names in rules. */
    private static final Map<String, String> MEASURES =
            Map.of("VOLUME", "volumeUsd", "INVITEES", "invitees", "ACTIVE_TRADERS", "activeTraders");

    private final Map<String, Object> agreement;
    private final Map<String, Object> terms;
    private final Map<String, Object> settlement;
    private final String where;
    private final SortedMap<String, BigDecimal> presences;
    private final boolean restates;

    private SettlementCheck(Map<String, Object> agreement, Map<String, Object> settlement) {
        this.agreement = agreement;
        this.terms = Json.object(agreement, "terms");
        this.settlement = settlement;
        this.where = "settlement of " + settlement.get("period") + ", ";
        this.presences = Presence.of(agreement, Json.text(settlement, "period"));
        this.restates = settlement.get("corrects") != null;
    }

    /** What holds, in words. The agreement has been checked before. */
    static String verify(Map<String, Object> agreement, Map<String, Object> settlement) {
        return new SettlementCheck(agreement, settlement).verify();
    }

    private String verify() {
        Difference.unlessSame(
                where + "agreement", settlement.get("agreementId"), agreement.get("id"));
        Difference.unlessSame(where + "digest", settlement.get("digest"), agreement.get("digest"));
        Difference.unlessSame(where + "team", settlement.get("teamId"), agreement.get("teamId"));
        requireInForce();
        if (Json.number(settlement, "number") > 0 != restates) {
            throw new Difference(
                    where + "number",
                    settlement.get("number"),
                    restates ? "at least 1" : "0, since it corrects nothing");
        }
        Map<String, Map<String, Object>> contributions = contributions();
        requireChain(contributions.keySet());
        SortedMap<String, Map<String, Object>> assets = assets(contributions);
        Map<String, List<Map<String, Object>>> transfers = new HashMap<>();
        for (Object each : Json.list(settlement, "transfers")) {
            Map<String, Object> transfer = Json.members(each);
            String asset = Json.text(transfer, "asset");
            if (!assets.containsKey(asset)) {
                throw new Difference(where + "transfer in " + asset, "one", "no such pool");
            }
            transfers.computeIfAbsent(asset, _ -> new ArrayList<>()).add(transfer);
        }
        assets.forEach((code, asset) ->
                verify(code, asset, contributions, transfers.getOrDefault(code, List.of())));
        return (restates ? "OK: restatement " : "OK: settlement ")
                + settlement.get("id")
                + " of "
                + settlement.get("period")
                + ", "
                + contributions.size()
                + " member(s), "
                + assets.size()
                + " pool(s), "
                + Json.list(settlement, "transfers").size()
                + " transfer(s)";
    }

    /** Months are of one length, so that their text is in their order. */
    private void requireInForce() {
        String period = Json.text(settlement, "period");
        String first = Json.text(terms, "effectiveFrom");
        if (!period.matches("[0-9]{4}-(0[1-9]|1[0-2])") || period.compareTo(first) < 0) {
            throw new Difference("period", period, "in force from " + first);
        }
        if (agreement.get("lastPeriod") instanceof String last
                && period.compareTo(last) > 0
                && Presence.of(agreement, period).isEmpty()) {
            throw new Difference("period", period, "in force until " + last + ", and no tail");
        }
    }

    /** Its restatements count from 1, and what one was made for is told of members. */
    private void requireChain(Set<String> members) {
        int number = 0;
        for (Object each : Json.list(settlement, "restatements")) {
            number++;
            Difference.unlessSame(
                    where + "number of restatement " + number,
                    Json.number(Json.members(each), "number"),
                    (long) number);
        }
        if (restates) {
            for (Object each : Json.list(Json.object(settlement, "corrects"), "causes")) {
                String partner = Json.text(Json.members(each), "partnerId");
                if (!members.contains(partner)) {
                    throw new Difference(where + "cause", partner, "a member");
                }
            }
        }
    }

    private Map<String, Map<String, Object>> contributions() {
        Map<String, Map<String, Object>> contributions = new TreeMap<>();
        for (Object each : Json.list(settlement, "contributions")) {
            Map<String, Object> contribution = Json.members(each);
            String member = Json.text(contribution, "partnerId");
            if (contributions.put(member, contribution) != null) {
                throw new Difference(where + "contributions of " + member, "two", "one");
            }
        }
        Difference.unlessSame(
                where + "who contributes",
                contributions.keySet(),
                presences.keySet());
        return contributions;
    }

    /** One pool for each asset in which anybody has a rebate; to be corrected, others as well. */
    private SortedMap<String, Map<String, Object>> assets(
            Map<String, Map<String, Object>> contributions) {
        SortedMap<String, Map<String, Object>> assets = new TreeMap<>();
        for (Object each : Json.list(settlement, "assets")) {
            Map<String, Object> asset = Json.members(each);
            if (assets.put(Json.text(asset, "asset"), asset) != null) {
                throw new Difference(where + "pools in " + asset.get("asset"), "two", "one");
            }
        }
        SortedSet<String> earned = new TreeSet<>();
        contributions
                .values()
                .forEach(each -> {
                    earned.addAll(rebates(each).keySet());
                    earned.addAll(costs(each).keySet());
                });
        if (restates) {
            earned.addAll(assets.keySet());
        }
        Difference.unlessSame(where + "assets", assets.keySet(), earned);
        return assets;
    }

    private SortedMap<String, BigDecimal> rebates(Map<String, Object> contribution) {
        SortedMap<String, BigDecimal> rebates = new TreeMap<>();
        for (Object each : Json.list(contribution, "rebates")) {
            Map<String, Object> rebate = Json.members(each);
            String asset = Json.text(rebate, "asset");
            if (rebates.put(asset, Json.decimal(rebate, "amount")) != null) {
                throw new Difference(where + "rebates in " + asset, "two", "one");
            }
        }
        return rebates;
    }

    private SortedMap<String, Map<String, Object>> costs(Map<String, Object> contribution) {
        SortedMap<String, Map<String, Object>> costs = new TreeMap<>();
        for (Object each : Json.list(contribution, "costs")) {
            Map<String, Object> spent = Json.members(each);
            String asset = Json.text(spent, "asset");
            if (costs.put(asset, spent) != null) {
                throw new Difference(where + "costs in " + asset, "two", "one");
            }
            if (Json.decimal(spent, "approved").signum() < 0
                    || Json.decimal(spent, "carried").signum() < 0) {
                throw new Difference(where + "costs in " + asset, spent, "none below zero");
            }
        }
        return costs;
    }

    private void verify(
            String code,
            Map<String, Object> asset,
            Map<String, Map<String, Object>> contributions,
            List<Map<String, Object>> transfers) {
        String at = where + code + ", ";
        SortedMap<String, BigInteger> pooled = pooled(code, contributions);
        BigInteger pool = Split.sum(pooled.values());
        same(at + "pool", asset, "pool", amount(pool));
        Ties ties = new Ties(Json.text(agreement, "digest"), Json.text(settlement, "period"));
        SortedMap<String, BigInteger> recouped = recouped(code, pool, contributions, ties);
        Split.Parts parts =
                new Split(ties)
                        .of(
                                Json.object(terms, "split"),
                                terms.containsKey("fallback")
                                        ? Json.object(terms, "fallback")
                                        : null,
                                pool.subtract(Split.sum(recouped.values())),
                                brought(code, pooled, contributions));
        Map<String, Map<String, Object>> lines = lines(at, asset, pooled.keySet());
        SortedMap<String, BigInteger> moves = new TreeMap<>();
        pooled.forEach((member, contributed) -> {
            Map<String, Object> line = lines.get(member);
            String of = at + member + ", ";
            BigInteger back = recouped.get(member);
            BigInteger part = parts.units().get(member).add(back);
            BigInteger net = part.subtract(contributed);
            moves.put(member, net.subtract(netBefore(of, line)));
            same(of + "contributed", line, "contributed", amount(contributed));
            same(of + "recouped", line, "recouped", amount(back));
            same(of + "split", line, "split", amount(part.subtract(back)));
            same(
                    of + "weight",
                    line,
                    "weight",
                    parts.weights() == null ? null : parts.weights().get(member));
            same(of + "part", line, "part", amount(part));
            same(of + "net", line, "net", amount(net));
            same(of + "moves", line, "moves", amount(moves.get(member)));
        });
        verifyTransfers(at, transfers, moves);
    }

    /** Zero in a settlement; in a restatement what the line says that it was. */
    private BigInteger netBefore(String of, Map<String, Object> line) {
        if (!restates) {
            if (line.get("before") != null) {
                throw new Difference(of + "before", line.get("before"), "none");
            }
            return BigInteger.ZERO;
        }
        Map<String, Object> before = Json.object(line, "before");
        BigInteger net =
                Split.units(Json.decimal(before, "part"))
                        .subtract(Split.units(Json.decimal(before, "contributed")));
        same(of + "net before", before, "net", amount(net));
        return net;
    }

    /** ⌊|rebate| · pooled share · presence⌋ at 18 decimals, with the rebate's sign. */
    private SortedMap<String, BigInteger> pooled(
            String asset, Map<String, Map<String, Object>> contributions) {
        SortedMap<String, BigInteger> pooled = new TreeMap<>();
        for (Object each : Json.list(terms, "members")) {
            Map<String, Object> member = Json.members(each);
            String id = Json.text(member, "partnerId");
            if (!presences.containsKey(id)) {
                continue;
            }
            BigDecimal rebate =
                    rebates(contributions.get(id)).getOrDefault(asset, BigDecimal.ZERO);
            BigDecimal share = Json.decimal(member, "pooledShare").multiply(presences.get(id));
            pooled.put(
                    id, Split.units(rebate.multiply(share).setScale(18, RoundingMode.DOWN)));
        }
        return pooled;
    }

    /**
     * Where the terms recoup costs: what each spent, or of a pool that is short its part of that, by
     * the largest remainders; of a pool that is not above zero nothing.
     */
    private SortedMap<String, BigInteger> recouped(
            String asset,
            BigInteger pool,
            Map<String, Map<String, Object>> contributions,
            Ties ties) {
        SortedMap<String, BigInteger> spent = new TreeMap<>();
        SortedMap<String, BigDecimal> weights = new TreeMap<>();
        contributions.forEach((member, contribution) -> {
            Map<String, Object> cost = costs(contribution).get(asset);
            BigDecimal total =
                    cost == null || !terms.containsKey("recoupment")
                            ? BigDecimal.ZERO
                            : Json.decimal(cost, "approved").add(Json.decimal(cost, "carried"));
            spent.put(member, Split.units(total));
            weights.put(member, total);
        });
        BigInteger all = Split.sum(spent.values());
        if (pool.signum() <= 0 || all.signum() == 0) {
            spent.replaceAll((_, _) -> BigInteger.ZERO);
            return spent;
        }
        return pool.compareTo(all) >= 0 ? spent : Split.allot(pool, weights, ties);
    }

    private Brought brought(
            String asset,
            SortedMap<String, BigInteger> pooled,
            Map<String, Map<String, Object>> contributions) {
        SortedMap<String, Map<String, BigDecimal>> brought = new TreeMap<>();
        pooled.forEach((member, units) -> {
            Map<String, BigDecimal> measures = new HashMap<>();
            BigDecimal presence = presences.get(member);
            measures.put("REBATE", amount(units));
            measures.put(Brought.PRESENCE, presence);
            Map<String, Object> cost = costs(contributions.get(member)).get(asset);
            if (cost != null) {
                measures.put("COST", Json.decimal(cost, "approved").multiply(presence));
            }
            MEASURES.forEach((measure, name) ->
                    measures.put(
                            measure,
                            switch (contributions.get(member).get(name)) {
                                case String text -> new BigDecimal(text).multiply(presence);
                                case BigDecimal number -> number.multiply(presence);
                                case null, default ->
                                        throw new IllegalArgumentException(name + " is missing");
                            }));
            brought.put(member, measures);
        });
        return new Brought(brought);
    }

    private static Map<String, Map<String, Object>> lines(
            String at, Map<String, Object> asset, Set<String> members) {
        Map<String, Map<String, Object>> lines = new TreeMap<>();
        for (Object each : Json.list(asset, "parts")) {
            Map<String, Object> line = Json.members(each);
            if (lines.put(Json.text(line, "partnerId"), line) != null) {
                throw new Difference(at + "lines of " + line.get("partnerId"), "two", "one");
            }
        }
        Difference.unlessSame(at + "who has a part", lines.keySet(), members);
        return lines;
    }

    /** Each moves something, they are fewer than the members, and they carry what each line moves. */
    private static void verifyTransfers(
            String at, List<Map<String, Object>> transfers, SortedMap<String, BigInteger> net) {
        SortedMap<String, BigInteger> moved = new TreeMap<>(net);
        moved.replaceAll((_, _) -> BigInteger.ZERO);
        for (Map<String, Object> transfer : transfers) {
            String from = Json.text(transfer, "from");
            String to = Json.text(transfer, "to");
            BigInteger units = Split.units(Json.decimal(transfer, "amount"));
            if (units.signum() <= 0 || from.equals(to)) {
                throw new Difference(at + "transfer", units, "something to somebody else");
            }
            if (!net.containsKey(from) || !net.containsKey(to)) {
                throw new Difference(at + "transfer", from + " to " + to, "between members");
            }
            moved.merge(from, units.negate(), BigInteger::add);
            moved.merge(to, units, BigInteger::add);
        }
        if (transfers.size() >= Math.max(net.size(), 1)) {
            throw new Difference(
                    at + "number of transfers", transfers.size(), "at most " + (net.size() - 1));
        }
        moved.forEach((member, units) -> {
            if (!units.equals(net.get(member))) {
                throw new Difference(
                        at + member + ", sum of transfers",
                        amount(units).toPlainString(),
                        amount(net.get(member)).toPlainString());
            }
        });
    }

    private static BigDecimal amount(BigInteger units) {
        return new BigDecimal(units, 18);
    }

    private static void same(
            String what, Map<String, Object> object, String name, BigDecimal expected) {
        BigDecimal stated = object.get(name) == null ? null : Json.decimal(object, name);
        boolean same =
                stated == null || expected == null
                        ? stated == expected
                        : stated.compareTo(expected) == 0;
        if (!same) {
            throw new Difference(
                    what,
                    object.get(name),
                    expected == null
                            ? "none"
                            : expected.signum() == 0
                                    ? "0"
                                    : expected.stripTrailingZeros().toPlainString());
        }
    }
}
