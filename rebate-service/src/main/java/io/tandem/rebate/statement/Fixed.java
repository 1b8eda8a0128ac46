package io.tandem.rebate.statement;

import io.tandem.rebate.statement.StatementRows.Stored;
import io.tandem.rebate.statement.model.Hash;
import io.tandem.rebate.statement.model.Line;
import io.tandem.rebate.statement.model.MerkleTree;
import io.tandem.rebate.statement.model.Totals;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Grows the trees of a month from its rows. What is finished waits in the lists until it is taken
 * to be written; beside them there is one partner's state at a time.
 */
final class Fixed {

    /** How many leaves one stored root covers. A power of two: then it is a node of the tree. */
    static final int RUN = 1024;

    /** A leaf with its number among its partner's. */
    record LeafRow(Line line, YearMonth tradePeriod, long number, Hash hash) {}

    record RunRow(LeafRow first, long number, Hash hash) {}

    record StatementRow(UUID partnerId, long leaves, Hash root) {}

    record TotalRow(UUID partnerId, Totals.Key key, Totals.Sum sum) {}

    /** What there is to be written. */
    record Batch(
            List<LeafRow> leaves,
            List<RunRow> runs,
            List<StatementRow> statements,
            List<TotalRow> totals) {

        Batch() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private final Leaves leaves;
    private final MerkleTree partners = new MerkleTree();
    private Batch batch = new Batch();
    private long leafCount;
    private UUID partnerId;
    private MerkleTree tree;
    private MerkleTree run;
    private LeafRow firstOfRun;
    private Totals totals;

    Fixed(Leaves leaves) {
        this.leaves = leaves;
    }

    void add(Stored row) {
        if (!row.line().partnerId().equals(partnerId)) {
            endPartner();
            partnerId = row.line().partnerId();
            tree = new MerkleTree();
            run = new MerkleTree();
            totals = new Totals();
        }
        LeafRow leaf =
                new LeafRow(
                        row.line(), row.trade().period(), tree.size(), leaves.hash(row.fields()));
        batch.leaves().add(leaf);
        tree.add(leaf.hash());
        totals.add(row.trade().feeAsset(), row.line().role(), row.accrued());
        if (run.size() == 0) {
            firstOfRun = leaf;
        }
        run.add(leaf.hash());
        if (run.size() == RUN) {
            endRun();
        }
        leafCount++;
    }

    void end() {
        endPartner();
        partnerId = null;
    }

    private void endPartner() {
        if (partnerId == null) {
            return;
        }
        if (run.size() > 0) {
            endRun();
        }
        batch.statements().add(new StatementRow(partnerId, tree.size(), tree.root()));
        totals.sums().forEach((key, sum) -> batch.totals().add(new TotalRow(partnerId, key, sum)));
        partners.add(Hash.ofPartner(partnerId, tree.root()));
    }

    private void endRun() {
        batch.runs().add(new RunRow(firstOfRun, firstOfRun.number() / RUN, run.root()));
        run = new MerkleTree();
    }

    /** What was finished since it was last taken. */
    Batch take() {
        Batch taken = batch;
        batch = new Batch();
        return taken;
    }

    Hash root() {
        return partners.root();
    }

    long partners() {
        return partners.size();
    }

    long leaves() {
        return leafCount;
    }
}
