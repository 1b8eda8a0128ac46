package io.tandem.rebate.statement;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a partner's books took in in a closed month. */
record StatementView(
        UUID partnerId,
        @Schema(examples = "okx") String programme,
        YearMonth period,
        Instant closedAt,
        Instant fixedAt,
        @Schema(description = "How many accruals it has.", examples = "1820") long leaves,
        @Schema(
                        description = "Root of the tree over its accruals: SHA-256, hex.",
                        examples =
                                "5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456")
                String root,
        @Schema(
                        description = "Root over all partners' roots, as the period publishes it.",
                        examples =
                                "9a3b0c4cbc1a04c1a0a4c5a7a3b9a1a2f7f6b4e3d2c1b0a99887766554433221")
                String periodRoot,
        @Schema(examples = "12") long partners,
        List<AssetView> assets) {

    /**
     * One asset.
     *
     * @param transferredIn in the calendar month, of any programme, as settlements are
     */
    record AssetView(
            Asset asset,
            @Schema(description = "The partner's own parts.", examples = "104146.071")
                    BigDecimal accrued,
            List<CategoryView> categories,
            @Schema(
                            description = "By transfers of the calendar month, of all programmes.",
                            examples = "120.5")
                    BigDecimal transferredIn,
            @Schema(examples = "0") BigDecimal transferredOut) {}

    /** A product category's share of it. */
    record CategoryView(
            @Schema(examples = "SPOT") String category,
            @Schema(examples = "1820") long entries,
            @Schema(description = "Less what was taken back.", examples = "347153.57")
                    BigDecimal commissionableFees,
            @Schema(examples = "104146.071") BigDecimal gross,
            @Schema(examples = "104146.071") BigDecimal accrued) {}

    record Total(
            Asset asset,
            String category,
            long entries,
            BigDecimal commissionable,
            BigDecimal gross,
            BigDecimal accrued) {}

    record Moved(Asset asset, BigDecimal in, BigDecimal out) {}

    static StatementView of(StatementSql.Head head, List<Total> totals, List<Moved> moved) {
        return new StatementView(
                head.key().partnerId(),
                head.key().programme(),
                head.key().period(),
                head.closedAt(),
                head.fixedAt(),
                head.leaves(),
                head.root(),
                head.periodRoot(),
                head.partners(),
                assets(totals, moved));
    }

    private static List<AssetView> assets(List<Total> totals, List<Moved> moved) {
        return Stream.concat(totals.stream().map(Total::asset), moved.stream().map(Moved::asset))
                .distinct()
                .sorted(Comparator.comparing(Asset::code))
                .map(asset -> asset(asset, totals, moved))
                .toList();
    }

    private static AssetView asset(Asset asset, List<Total> totals, List<Moved> moved) {
        List<Total> mine = totals.stream().filter(total -> total.asset().equals(asset)).toList();
        Moved transfers =
                moved.stream()
                        .filter(one -> one.asset().equals(asset))
                        .findFirst()
                        .orElse(new Moved(asset, BigDecimal.ZERO, BigDecimal.ZERO));
        return new AssetView(
                asset,
                mine.stream().map(Total::accrued).reduce(BigDecimal.ZERO, BigDecimal::add),
                mine.stream()
                        .map(total ->
                                new CategoryView(
                                        total.category(),
                                        total.entries(),
                                        total.commissionable(),
                                        total.gross(),
                                        total.accrued()))
                        .toList(),
                transfers.in(),
                transfers.out());
    }
}
