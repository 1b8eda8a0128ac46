package io.tandem.team.performance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tandem.chassis.money.Asset;
import io.tandem.team.performance.model.AssetFigures;
import io.tandem.team.performance.model.Fees;
import io.tandem.team.performance.model.Figures;
import io.tandem.team.performance.model.Ranks;
import io.tandem.team.performance.model.Row;
import io.tandem.team.performance.model.Trends;
import io.tandem.team.ratio.model.Fraction;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A row: a member's month, a month of all, a member's months together, or all together. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PerformanceRow")
public record PerformanceRowView(
        @Schema(nullable = true, examples = "2026-10") YearMonth period,
        @Schema(nullable = true) UUID partnerId,
        @Schema(examples = "250000") BigDecimal volumeUsd,
        @Schema(description = "Users who signed up.", examples = "12") long invitees,
        @Schema(
                        description =
                                "Users who traded in the month; over several months or members, the"
                                        + " sum of those numbers.",
                        examples = "7")
                long activeTraders,
        @Schema(
                        nullable = true,
                        description =
                                "Active traders per sign-up, exactly; above 1 where earlier"
                                        + " sign-ups trade on. Left out without any sign-up.",
                        examples = "7/12")
                String conversion,
        List<AssetView> assets,
        @Schema(
                        nullable = true,
                        description =
                                "Trades and commissionable fees; left out where the agreement does"
                                        + " not show them of all who are in this row.")
                List<FeesView> fees,
        @Schema(nullable = true, description = "In rows of a member.") RanksView ranks,
        @Schema(nullable = true, description = "In rows of a month.") TrendsView trends) {

    /** An asset: alone, and with the team. */
    @Schema(name = "PerformanceAsset")
    public record AssetView(
            Asset asset,
            @Schema(
                            description = "The rebate within the agreement's scope: alone.",
                            examples = "400")
                    BigDecimal solo,
            @Schema(description = "What of it went into the pool.", examples = "400")
                    BigDecimal contributed,
            @Schema(description = "The part of the pool.", examples = "350") BigDecimal payout,
            @Schema(description = "What is had with the team.", examples = "350") BigDecimal result,
            @Schema(description = "The result less the rebate alone.", examples = "-50")
                    BigDecimal againstSolo) {

        private static AssetView of(Asset asset, AssetFigures figures) {
            return new AssetView(
                    asset,
                    figures.solo(),
                    figures.contributed(),
                    figures.payout(),
                    figures.result(),
                    figures.net());
        }
    }

    /** The trades behind an asset's rebates. */
    @Schema(name = "PerformanceFees")
    public record FeesView(
            Asset asset,
            @Schema(examples = "31") long trades,
            @Schema(examples = "1600") BigDecimal fees) {

        private static FeesView of(Asset asset, Fees fees) {
            return new FeesView(asset, fees.trades(), fees.amount());
        }
    }

    /** Places, 1 for who has most; equals share one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PerformanceRanks")
    public record RanksView(
            @Schema(
                            nullable = true,
                            description = "Only where the agreement and the installation allow it.",
                            examples = "1")
                    Integer volume,
            @Schema(examples = "1") int invitees,
            @Schema(examples = "2") int activeTraders,
            List<AssetRankView> rebates) {

        private static RanksView of(Ranks ranks, boolean byVolume) {
            return new RanksView(
                    byVolume ? ranks.volume() : null,
                    ranks.invitees(),
                    ranks.activeTraders(),
                    ranks.rebates().entrySet().stream()
                            .map(entry -> new AssetRankView(entry.getKey(), entry.getValue()))
                            .toList());
        }
    }

    /** A place by rebate. */
    @Schema(name = "PerformanceAssetRank")
    public record AssetRankView(Asset asset, @Schema(examples = "1") int rank) {}

    /** Changes since the month before as exact fractions of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "PerformanceTrends",
            description =
                    "(This month less the one before) / the one before, exactly; left out where"
                            + " that was not above zero or is not told of.")
    public record TrendsView(
            @Schema(nullable = true, examples = "1/4") String volume,
            @Schema(nullable = true, examples = "-1/3") String invitees,
            @Schema(nullable = true, examples = "2") String activeTraders,
            List<AssetTrendView> rebates) {

        private static TrendsView of(Trends trends) {
            return new TrendsView(
                    text(trends.volume()),
                    text(trends.invitees()),
                    text(trends.activeTraders()),
                    trends.rebates().entrySet().stream()
                            .map(entry ->
                                    new AssetTrendView(entry.getKey(), entry.getValue().toString()))
                            .toList());
        }
    }

    /** How a rebate has changed. */
    @Schema(name = "PerformanceAssetTrend")
    public record AssetTrendView(Asset asset, @Schema(examples = "1/4") String change) {}

    static PerformanceRowView of(Row row, boolean volumeRanks) {
        Figures figures = row.figures();
        return new PerformanceRowView(
                row.period().orElse(null),
                row.member().map(member -> member.value()).orElse(null),
                figures.volumeUsd(),
                figures.invitees(),
                figures.activeTraders(),
                text(figures.conversion()),
                figures.assets().entrySet().stream()
                        .map(entry -> AssetView.of(entry.getKey(), entry.getValue()))
                        .toList(),
                figures.fees()
                        .map(fees ->
                                fees.entrySet().stream()
                                        .map(entry -> FeesView.of(entry.getKey(), entry.getValue()))
                                        .toList())
                        .orElse(null),
                row.ranks().map(ranks -> RanksView.of(ranks, volumeRanks)).orElse(null),
                row.trends().map(TrendsView::of).orElse(null));
    }

    private static String text(Optional<Fraction> fraction) {
        return fraction.map(Fraction::toString).orElse(null);
    }
}
