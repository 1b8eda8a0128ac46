package io.tandem.rebate.statement.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The root of the leaves added so far, in the tree of RFC 6962: the left half of n leaves is the
 * largest power of two below n. It keeps one hash per complete subtree, so a million leaves take
 * twenty.
 */
public final class MerkleTree {

    private record Subtree(long leaves, Hash hash) {}

    private final Deque<Subtree> complete = new ArrayDeque<>();
    private long size;

    public void add(Hash leaf) {
        Subtree last = new Subtree(1, leaf);
        while (!complete.isEmpty() && complete.peek().leaves() == last.leaves()) {
            Subtree left = complete.pop();
            last = new Subtree(2 * last.leaves(), Hash.ofNode(left.hash(), last.hash()));
        }
        complete.push(last);
        size++;
    }

    public long size() {
        return size;
    }

    public Hash root() {
        Iterator<Subtree> smallestFirst = complete.iterator();
        if (!smallestFirst.hasNext()) {
            return Hash.EMPTY;
        }
        Hash root = smallestFirst.next().hash();
        while (smallestFirst.hasNext()) {
            root = Hash.ofNode(smallestFirst.next().hash(), root);
        }
        return root;
    }
}
