package io.tandem.rebate.statement;

import io.tandem.rebate.plan.model.PlanBook;
import io.tandem.rebate.statement.RecomputationView.DifferenceView;
import io.tandem.rebate.statement.StatementRows.Stored;
import io.tandem.rebate.statement.model.Accrued;
import io.tandem.rebate.statement.model.Difference;
import io.tandem.rebate.statement.model.Hash;
import io.tandem.rebate.statement.model.Leaf;
import io.tandem.rebate.statement.model.Line;
import io.tandem.rebate.statement.model.MerkleTree;
import io.tandem.rebate.trade.model.ContentHash;
import io.vertx.mutiny.sqlclient.Row;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes a month's leaves anew, in order, until one is not what is stored. */
final class Recomputing {

    private final YearMonth period;
    private final PlanBook plans;
    private final Leaves leaves;
    private final MerkleTree partners = new MerkleTree();
    private MerkleTree tree = new MerkleTree();
    private UUID partnerId;
    private long count;

    Recomputing(YearMonth period, PlanBook plans, Leaves leaves) {
        this.period = period;
        this.plans = plans;
        this.leaves = leaves;
    }

    /** The first difference in a page of rows. */
    Optional<DifferenceView> check(List<Row> page) {
        for (Row row : page) {
            Optional<DifferenceView> difference = check(row);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Optional<DifferenceView> check(Row row) {
        Stored stored;
        Map<String, String> recomputed;
        try {
            stored = StatementRows.read(period, row);
            recomputed = recompute(stored);
        } catch (IllegalArgumentException refusal) {
            // What somebody changed may be no trade, plan or binding at all any more.
            return Optional.of(unreadable(row, refusal));
        }
        UUID content = ContentHash.of(stored.trade());
        if (!content.equals(row.getUUID("content_hash"))) {
            return Optional.of(
                    view(
                            stored.line(),
                            row,
                            "trade",
                            row.getUUID("content_hash").toString(),
                            content.toString()));
        }
        Optional<Difference> field = Difference.first(stored.fields(), recomputed);
        if (field.isPresent()) {
            Difference found = field.get();
            return Optional.of(
                    view(
                            stored.line(),
                            row,
                            found.field(),
                            found.stored().orElse(null),
                            found.recomputed().orElse(null)));
        }
        return grow(stored, row, leaves.hash(recomputed));
    }

    private Map<String, String> recompute(Stored stored) {
        Accrued accrued =
                stored.inputs().accrue(plans, stored.accrued().terms(), stored.line().sign());
        return Leaf.of(stored.trade(), stored.inputs().reversed(), stored.line(), accrued);
    }

    private Optional<DifferenceView> grow(Stored stored, Row row, Hash leaf) {
        if (!stored.line().partnerId().equals(partnerId)) {
            endPartner();
            partnerId = stored.line().partnerId();
        }
        tree.add(leaf);
        count++;
        return stored.leaf().filter(leaf::equals).isPresent()
                ? Optional.empty()
                : Optional.of(
                        view(
                                stored.line(),
                                row,
                                "leaf",
                                stored.leaf().map(Hash::hex).orElse(null),
                                leaf.hex()));
    }

    private void endPartner() {
        if (partnerId != null) {
            partners.add(Hash.ofPartner(partnerId, tree.root()));
            tree = new MerkleTree();
        }
    }

    /** The root of the only partner's statement. */
    Hash partnerRoot() {
        return tree.root();
    }

    /** The root of the month, when all its rows were seen. */
    Hash periodRoot() {
        endPartner();
        partnerId = null;
        return partners.root();
    }

    long leaves() {
        return count;
    }

    private static DifferenceView unreadable(Row row, IllegalArgumentException refusal) {
        return new DifferenceView(
                row.getUUID("beneficiary"),
                row.getString("trade_id"),
                row.getInteger("n"),
                "trade",
                null,
                refusal.getMessage());
    }

    private static DifferenceView view(
            Line line, Row row, String field, String stored, String recomputed) {
        return new DifferenceView(
                line.partnerId(), row.getString("trade_id"), line.n(), field, stored, recomputed);
    }
}
