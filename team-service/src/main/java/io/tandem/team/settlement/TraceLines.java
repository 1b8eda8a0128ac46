package io.tandem.team.settlement;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.money.Rate;
import io.tandem.team.agreement.Agreement;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.Contests.Contested;
import io.tandem.team.settlement.TraceView.BookView;
import io.tandem.team.settlement.TraceView.ContestedView;
import io.tandem.team.settlement.TraceView.LineView;
import io.tandem.team.settlement.model.AssetResult;
import io.tandem.team.settlement.model.MemberFigures;
import io.tandem.team.settlement.model.PartLine;
import io.tandem.team.settlement.model.Snapshot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Opens a settlement's net lines into what made them. */
final class TraceLines {

    private TraceLines() {}

    static List<LineView> lines(
            Settlement settlement, Agreement agreement, List<Contested> contested) {
        List<LineView> lines = new ArrayList<>();
        for (AssetResult result : settlement.results()) {
            for (PartLine line : result.lines()) {
                lines.add(line(settlement, agreement, result, line, contested));
            }
        }
        return lines;
    }

    private static LineView line(
            Settlement settlement,
            Agreement agreement,
            AssetResult result,
            PartLine line,
            List<Contested> contested) {
        Asset asset = result.pool().asset();
        MemberFigures figures = settlement.snapshot().members().get(line.member());
        Rate share = agreement.terms().pooledShares().get(line.member());
        BigDecimal presence = agreement.presences(settlement.period()).get(line.member());
        Optional<BigDecimal> weights = weights(result);
        return new LineView(
                asset,
                line.member().value(),
                figures.rebate(asset),
                share,
                presence,
                line.contributed(),
                figures.volumeUsd(),
                figures.invitees(),
                figures.activeTraders(),
                line.weight().orElse(null),
                weights.orElse(null),
                result.pool().amount(),
                line.part(),
                line.net(),
                line.moves(),
                contested.stream()
                        .filter(each -> each.holder().equals(line.member()))
                        .filter(each -> each.amount().asset().equals(asset))
                        .map(TraceLines::view)
                        .toList(),
                words(asset, figures.rebate(asset), share, presence, result, line, weights));
    }

    private static ContestedView view(Contested contested) {
        return new ContestedView(
                contested.dispute(),
                contested.line(),
                contested.claimant().value(),
                contested.amount().amount(),
                contested.state(),
                contested.awarded().orElse(null),
                contested.hold().orElse(null));
    }

    /** The weights' sum, where each member has one. */
    private static Optional<BigDecimal> weights(AssetResult result) {
        return result.lines().stream().allMatch(line -> line.weight().isPresent())
                ? Optional.of(
                        result.lines().stream()
                                .map(line -> line.weight().orElseThrow())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                : Optional.empty();
    }

    private static List<String> words(
            Asset asset,
            BigDecimal rebate,
            Rate share,
            BigDecimal presence,
            AssetResult result,
            PartLine line,
            Optional<BigDecimal> weights) {
        String code = " " + asset.code();
        String as =
                presence == null || presence.compareTo(BigDecimal.ONE) == 0
                        ? ""
                        : ", as " + Decimals.plain(presence) + " of a member";
        String weighed =
                weights.map(sum ->
                                " by weight "
                                        + Decimals.plain(line.weight().orElseThrow())
                                        + " of "
                                        + Decimals.plain(sum))
                        .orElse("");
        return List.of(
                "Earned "
                        + Decimals.plain(rebate)
                        + code
                        + "; "
                        + Decimals.plain(share.asDecimal())
                        + " of it is pooled"
                        + as
                        + ": "
                        + Decimals.plain(line.contributed())
                        + code
                        + ".",
                "The pool of "
                        + Decimals.plain(result.pool().amount())
                        + code
                        + " gives it"
                        + weighed
                        + " "
                        + Decimals.plain(line.part())
                        + code
                        + ".",
                moved(line, code));
    }

    private static String moved(PartLine line, String code) {
        String net =
                Decimals.plain(line.part())
                        + " - "
                        + Decimals.plain(line.contributed())
                        + " = "
                        + Decimals.plain(line.net())
                        + code;
        return line.before()
                .map(stood ->
                        "It comes to "
                                + net
                                + "; it stood at "
                                + Decimals.plain(stood.net())
                                + code
                                + ", so what moves is "
                                + Decimals.plain(line.moves())
                                + code
                                + ".")
                .orElse("What moves is " + net + ".");
    }

    /** Whether both say the same of every line, whatever its decimals are written like. */
    static boolean agree(List<AssetResult> stored, List<AssetResult> again) {
        return figures(stored).equals(figures(again));
    }

    /** Each line that says anything, in words that are the same for the same amounts. */
    private static SortedSet<String> figures(List<AssetResult> results) {
        SortedSet<String> figures = new TreeSet<>();
        for (AssetResult result : results) {
            for (PartLine line : result.lines()) {
                if (line.contributed().signum() != 0 || line.part().signum() != 0) {
                    figures.add(
                            String.join(
                                    " ",
                                    result.pool().asset().code(),
                                    line.member().value().toString(),
                                    Decimals.plain(line.contributed()),
                                    line.weight().map(Decimals::plain).orElse("-"),
                                    Decimals.plain(line.part())));
                }
            }
        }
        return figures;
    }

    /** What was settled beside what is: a row per member and asset that either has. */
    static List<BookView> books(Snapshot settled, Snapshot now) {
        TreeSet<Asset> assets = new TreeSet<>(settled.assets());
        assets.addAll(now.assets());
        List<BookView> books = new ArrayList<>();
        for (PartnerId member : settled.members().keySet()) {
            for (Asset asset : assets) {
                BigDecimal was = settled.members().get(member).rebate(asset);
                BigDecimal is = rebate(now, member, asset);
                books.add(new BookView(member.value(), asset, was, is, is.subtract(was)));
            }
        }
        return books;
    }

    private static BigDecimal rebate(Snapshot snapshot, PartnerId member, Asset asset) {
        MemberFigures figures = snapshot.members().get(member);
        return figures == null ? BigDecimal.ZERO : figures.rebate(asset);
    }
}
