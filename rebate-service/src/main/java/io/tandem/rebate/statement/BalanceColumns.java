package io.tandem.rebate.statement;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Decimals;
import io.tandem.rebate.statement.StatementView.AssetView;
import io.tandem.rebate.statement.StatementView.MovementView;
import io.tandem.rebate.statement.StatementView.PocketsView;
import java.util.ArrayList;
import java.util.List;

/** A statement's balances as a table: of each asset the opening, the movements, the closing. */
final class BalanceColumns {

    static final List<String> NAMES =
            List.of("asset", "kind", "pending", "available", "held", "paid");

    private BalanceColumns() {}

    /** A row of the table. */
    record Line(Asset asset, String kind, PocketsView pockets) {

        List<String> cells() {
            return List.of(
                    asset.code(),
                    kind,
                    Decimals.plain(pockets.pending()),
                    Decimals.plain(pockets.available()),
                    Decimals.plain(pockets.held()),
                    Decimals.plain(pockets.paid()));
        }
    }

    /** The rows; none of a statement that was fixed without balances. */
    static List<Line> rows(StatementView statement) {
        List<Line> rows = new ArrayList<>();
        for (AssetView asset : statement.assets()) {
            if (asset.opening() != null) {
                rows.add(new Line(asset.asset(), BalanceSql.OPENING, asset.opening()));
                for (MovementView move : asset.movements()) {
                    PocketsView pockets =
                            new PocketsView(
                                    move.pending(), move.available(), move.held(), move.paid());
                    rows.add(new Line(asset.asset(), move.kind(), pockets));
                }
                rows.add(new Line(asset.asset(), BalanceSql.CLOSING, asset.closing()));
            }
        }
        return rows;
    }
}
