package io.tandem.rebate.statement;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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
            @Schema(examples = "0") BigDecimal transferredOut,
            @Schema(
                            nullable = true,
                            description =
                                    "What the partner had before, of all programmes; null of a"
                                            + " statement that was fixed without balances.")
                    PocketsView opening,
            @Schema(
                            description =
                                    "What moved, by kind of journal entry: with the opening it makes"
                                            + " up the closing.")
                    List<MovementView> movements,
            @Schema(nullable = true, description = "The next month's opening.")
                    PocketsView closing) {}

    /** An amount in each of a partner's pockets. */
    record PocketsView(
            @Schema(examples = "0") BigDecimal pending,
            @Schema(examples = "104146.071") BigDecimal available,
            @Schema(examples = "0") BigDecimal held,
            @Schema(examples = "0") BigDecimal paid) {

        static final PocketsView NOTHING =
                new PocketsView(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** What entries of one kind did to each pocket. */
    record MovementView(
            @Schema(
                            examples = "ACCRUAL",
                            enumeration = {
                                "ACCRUAL",
                                "RESTATEMENT",
                                "REVERSAL",
                                "MATURITY",
                                "TRANSFER",
                                "HOLD",
                                "PAYOUT",
                                "ADJUSTMENT",
                                "RECONCILIATION"
                            })
                    String kind,
            @Schema(examples = "0") BigDecimal pending,
            @Schema(examples = "104146.071") BigDecimal available,
            @Schema(examples = "0") BigDecimal held,
            @Schema(examples = "0") BigDecimal paid) {}

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

    /** A balance, or a movement, as it was fixed. */
    record Moves(Asset asset, String kind, PocketsView pockets) {

        boolean isBalance() {
            return kind.equals(BalanceSql.OPENING) || kind.equals(BalanceSql.CLOSING);
        }
    }

    static StatementView of(
            StatementSql.Head head, List<Total> totals, List<Moved> moved, List<Moves> moves) {
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
                assets(totals, moved, moves));
    }

    private static List<AssetView> assets(
            List<Total> totals, List<Moved> moved, List<Moves> moves) {
        return Stream.of(
                        totals.stream().map(Total::asset),
                        moved.stream().map(Moved::asset),
                        moves.stream().map(Moves::asset))
                .flatMap(Function.identity())
                .distinct()
                .sorted(Comparator.comparing(Asset::code))
                .map(asset -> asset(asset, totals, moved, moves))
                .toList();
    }

    private static AssetView asset(
            Asset asset, List<Total> totals, List<Moved> moved, List<Moves> moves) {
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
                transfers.out(),
                balance(asset, BalanceSql.OPENING, moves),
                moves.stream()
                        .filter(one -> one.asset().equals(asset) && !one.isBalance())
                        .map(StatementView::movement)
                        .toList(),
                balance(asset, BalanceSql.CLOSING, moves));
    }

    /** Null when no balances were fixed; an asset that had not moved before begins with nothing. */
    private static PocketsView balance(Asset asset, String kind, List<Moves> moves) {
        if (moves.stream().noneMatch(one -> one.asset().equals(asset))) {
            return null;
        }
        return moves.stream()
                .filter(one -> one.asset().equals(asset) && one.kind().equals(kind))
                .map(Moves::pockets)
                .findFirst()
                .orElse(PocketsView.NOTHING);
    }

    private static MovementView movement(Moves one) {
        PocketsView pockets = one.pockets();
        return new MovementView(
                one.kind(), pockets.pending(), pockets.available(), pockets.held(), pockets.paid());
    }
}
