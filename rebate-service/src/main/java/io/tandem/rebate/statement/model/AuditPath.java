package io.tandem.rebate.statement.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The audit path of one leaf (RFC 6962, section 2.1.1): the hashes by which it leads to the root,
 * from the leaf up. All leaves are added in order; only the path's own hashes are kept.
 */
public final class AuditPath {

    private record Sibling(long from, long to, MerkleTree tree) {}

    private final List<Sibling> siblings = new ArrayList<>();
    private final long size;
    private long next;

    /**
     * @param index the leaf's place, from 0
     * @param size how many leaves the tree has
     */
    public AuditPath(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " among " + size);
        }
        this.size = size;
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (index < middle) {
                siblings.add(new Sibling(middle, to, new MerkleTree()));
                to = middle;
            } else {
                siblings.add(new Sibling(from, middle, new MerkleTree()));
                from = middle;
            }
        }
    }

    public void add(Hash leaf) {
        for (Sibling sibling : siblings) {
            if (sibling.from() <= next && next < sibling.to()) {
                sibling.tree().add(leaf);
            }
        }
        next++;
    }

    /**
     * @throws IllegalStateException when not all leaves were added
     */
    public List<Hash> path() {
        if (next != size) {
            throw new IllegalStateException("of " + size + " leaves " + next + " were added");
        }
        return siblings.reversed().stream().map(sibling -> sibling.tree().root()).toList();
    }
}
