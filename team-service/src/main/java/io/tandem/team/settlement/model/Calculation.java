package io.tandem.team.settlement.model;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.money.Money;
import io.tandem.chassis.money.Rate;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.split.model.Contribution;
import io.tandem.team.split.model.Contributions;
import io.tandem.team.split.model.Measure;
import io.tandem.team.split.model.Parts;
import io.tandem.team.split.model.Recoupment;
import io.tandem.team.split.model.TieOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A settlement's arithmetic: per asset, each member puts ⌊rebate · pooledShare⌋ (toward zero, at 18
 * decimals) into the pool, costs are recouped of it where the terms say so, the agreement's rule
 * divides what is left, and what each gets more or less than it put in is netted. A function of the
 * terms, the order of ties and the snapshot alone.
 */
public final class Calculation {

    private Calculation() {}

    /** One result per asset in which anybody earned, in the order of the assets' codes. */
    public static List<AssetResult> results(Terms terms, TieOrder ties, Snapshot snapshot) {
        return results(terms, inFull(terms), ties, snapshot);
    }

    /** The same where some take part as a fraction of a member, and some do no more. */
    public static List<AssetResult> results(
            Terms terms,
            SortedMap<PartnerId, BigDecimal> presences,
            TieOrder ties,
            Snapshot snapshot) {
        return snapshot.assets().stream()
                .map(asset -> result(asset, terms, presences, ties, snapshot))
                .toList();
    }

    /**
     * The new result as a correction of the stored one: each line beside how it stood, and of each
     * only the change moves. An asset in which nobody earned after all stays, with a pool of zero.
     *
     * @param stored what stands so far, earlier restatements included
     */
    public static List<AssetResult> restated(
            Terms terms,
            SortedMap<PartnerId, BigDecimal> presences,
            TieOrder ties,
            Snapshot snapshot,
            List<AssetResult> stored) {
        SortedMap<Asset, List<PartLine>> before = new TreeMap<>();
        snapshot.assets().forEach(asset -> before.put(asset, List.of()));
        stored.forEach(result -> before.put(result.pool().asset(), result.lines()));
        return before.entrySet().stream()
                .map(entry ->
                        correction(
                                result(entry.getKey(), terms, presences, ties, snapshot),
                                entry.getValue()))
                .toList();
    }

    private static AssetResult correction(AssetResult found, List<PartLine> stored) {
        SortedMap<PartnerId, PartLine.Before> before = new TreeMap<>();
        stored.forEach(line -> before.put(line.member(), line.asBefore()));
        List<PartLine> lines = new ArrayList<>();
        for (PartLine line : found.lines()) {
            PartLine.Before of = before.remove(line.member());
            lines.add(line.correcting(of == null ? PartLine.Before.NOTHING : of));
        }
        if (!before.isEmpty()) {
            throw new IllegalArgumentException("a settled period keeps its members");
        }
        SortedMap<PartnerId, BigInteger> moves = new TreeMap<>();
        lines.forEach(line -> moves.put(line.member(), Decimals.units(line.moves())));
        return new AssetResult(found.pool(), lines, Netting.transfers(found.pool().asset(), moves));
    }

    /** Whether corrections say anything else than what stood before. */
    public static boolean differs(List<AssetResult> corrections) {
        return corrections.stream()
                .flatMap(result -> result.lines().stream())
                .anyMatch(PartLine::differs);
    }

    private static SortedMap<PartnerId, BigDecimal> inFull(Terms terms) {
        SortedMap<PartnerId, BigDecimal> inFull = new TreeMap<>();
        terms.members().forEach(member -> inFull.put(member, BigDecimal.ONE));
        return inFull;
    }

    private static AssetResult result(
            Asset asset,
            Terms terms,
            SortedMap<PartnerId, BigDecimal> presences,
            TieOrder ties,
            Snapshot snapshot) {
        SortedMap<PartnerId, BigInteger> pooled = pooled(asset, terms, presences, snapshot);
        BigInteger pool = sum(pooled);
        SortedMap<PartnerId, BigInteger> recouped =
                recouped(asset, terms, presences, ties, snapshot, pool);
        Parts parts =
                terms.rule()
                        .split(
                                pool.subtract(sum(recouped)),
                                contributions(asset, pooled, presences, snapshot),
                                ties);
        List<PartLine> lines = new ArrayList<>();
        SortedMap<PartnerId, BigInteger> net = new TreeMap<>();
        pooled.forEach((member, contributed) -> {
            BigInteger part = parts.units().get(member).add(recouped.get(member));
            net.put(member, part.subtract(contributed));
            lines.add(
                    new PartLine(
                            member,
                            Decimals.ofUnits(contributed),
                            Decimals.ofUnits(recouped.get(member)),
                            parts.weights().map(weights -> weights.byMember().get(member)),
                            Decimals.ofUnits(part),
                            Decimals.ofUnits(net.get(member)),
                            Optional.empty()));
        });
        return new AssetResult(Money.ofUnits(asset, pool), lines, Netting.transfers(asset, net));
    }

    /** The parts, recouped and split, of a pool that is what the members put into it. */
    public static SortedMap<PartnerId, BigInteger> parts(
            Asset asset,
            Terms terms,
            TieOrder ties,
            Snapshot snapshot,
            SortedMap<PartnerId, BigInteger> pooled) {
        SortedMap<PartnerId, BigDecimal> presences = inFull(terms);
        SortedMap<PartnerId, BigInteger> parts =
                new TreeMap<>(recouped(asset, terms, presences, ties, snapshot, sum(pooled)));
        terms.rule()
                .split(
                        sum(pooled).subtract(sum(parts)),
                        contributions(asset, pooled, presences, snapshot),
                        ties)
                .units()
                .forEach((member, split) -> parts.merge(member, split, BigInteger::add));
        return parts;
    }

    private static SortedMap<PartnerId, BigInteger> recouped(
            Asset asset,
            Terms terms,
            SortedMap<PartnerId, BigDecimal> presences,
            TieOrder ties,
            Snapshot snapshot,
            BigInteger pool) {
        SortedMap<PartnerId, BigInteger> spent = new TreeMap<>();
        presences
                .keySet()
                .forEach(member ->
                        spent.put(
                                member,
                                terms.recoupment().isEmpty()
                                        ? BigInteger.ZERO
                                        : Decimals.units(
                                                snapshot.members()
                                                        .get(member)
                                                        .spent(asset)
                                                        .total())));
        return Recoupment.of(pool, spent, ties);
    }

    private static BigInteger sum(SortedMap<PartnerId, BigInteger> pooled) {
        return pooled.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** What each member puts into an asset's pool, in units of 10⁻¹⁸. */
    public static SortedMap<PartnerId, BigInteger> pooled(
            Asset asset, Terms terms, Snapshot snapshot) {
        return pooled(asset, terms, inFull(terms), snapshot);
    }

    /** The same where some take part as a fraction of a member, and some do no more. */
    public static SortedMap<PartnerId, BigInteger> pooled(
            Asset asset,
            Terms terms,
            SortedMap<PartnerId, BigDecimal> presences,
            Snapshot snapshot) {
        SortedMap<PartnerId, BigInteger> pooled = new TreeMap<>();
        presences.forEach((member, presence) ->
                pooled.put(
                        member,
                        pooled(
                                snapshot.members().get(member).rebate(asset),
                                terms.pooledShares().get(member),
                                presence)));
        return pooled;
    }

    private static BigInteger pooled(BigDecimal rebate, Rate share, BigDecimal presence) {
        // Toward zero: of a debt, too, never more is pooled than the share says.
        return Decimals.units(Decimals.truncated(share.times(rebate).multiply(presence)));
    }

    private static Contributions contributions(
            Asset asset,
            SortedMap<PartnerId, BigInteger> pooled,
            SortedMap<PartnerId, BigDecimal> presences,
            Snapshot snapshot) {
        return Contributions.of(
                pooled.entrySet().stream()
                        .map(entry ->
                                contribution(
                                        asset,
                                        snapshot.members().get(entry.getKey()),
                                        Decimals.ofUnits(entry.getValue()),
                                        presences.get(entry.getKey())))
                        .toList());
    }

    private static Contribution contribution(
            Asset asset, MemberFigures figures, BigDecimal pooled, BigDecimal presence) {
        BigDecimal invitees = BigDecimal.valueOf(figures.invitees());
        BigDecimal activeTraders = BigDecimal.valueOf(figures.activeTraders());
        return new Contribution(
                figures.member(),
                Map.of(
                        Measure.REBATE, pooled,
                        Measure.VOLUME, figures.volumeUsd().multiply(presence),
                        Measure.INVITEES, invitees.multiply(presence),
                        Measure.ACTIVE_TRADERS, activeTraders.multiply(presence),
                        Measure.COST, figures.spent(asset).approved().multiply(presence)),
                presence);
    }
}
