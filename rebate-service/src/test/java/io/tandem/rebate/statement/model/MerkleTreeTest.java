package io.tandem.rebate.statement.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    // The leaves that Certificate Transparency's reference implementations test with.
    private static final List<String> LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    private static List<Hash> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Hash.ofLeaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static Hash root(List<Hash> leaves) {
        MerkleTree tree = new MerkleTree();
        leaves.forEach(tree::add);
        return tree.root();
    }

    private static List<Hash> path(int index, List<Hash> leaves) {
        AuditPath path = new AuditPath(index, leaves.size());
        leaves.forEach(path::add);
        return path.path();
    }

    /** RFC 6962, section 2.1.1, word for word. */
    private static List<Hash> pathOfTheRfc(int m, List<Hash> d) {
        if (d.size() == 1) {
            return List.of();
        }
        int k = Integer.highestOneBit(d.size() - 1);
        List<Hash> path = new ArrayList<>();
        if (m < k) {
            path.addAll(pathOfTheRfc(m, d.subList(0, k)));
            path.add(root(d.subList(k, d.size())));
        } else {
            path.addAll(pathOfTheRfc(m - k, d.subList(k, d.size())));
            path.add(root(d.subList(0, k)));
        }
        return path;
    }

    @Test
    void hasTheRootsOfCertificateTransparency() {
        List<Hash> leaves =
                LEAVES.stream().map(hex -> Hash.ofLeaf(HexFormat.of().parseHex(hex))).toList();

        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                root(List.of()).hex());
        assertEquals(
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                root(leaves.subList(0, 1)).hex());
        assertEquals(
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
                root(leaves).hex());
    }

    @Test
    void findsThePathOfEachLeaf() {
        for (int size = 1; size <= 40; size++) {
            List<Hash> leaves = leaves(size);
            for (int index = 0; index < size; index++) {
                assertEquals(
                        pathOfTheRfc(index, leaves),
                        path(index, leaves),
                        "leaf " + index + " of " + size);
            }
        }
    }

    @Test
    void findsTheSamePathThroughRunsOfLeaves() {
        int run = 4;
        for (int size = 1; size <= 40; size++) {
            List<Hash> leaves = leaves(size);
            List<List<Hash>> runs = new ArrayList<>();
            for (int from = 0; from < size; from += run) {
                runs.add(leaves.subList(from, Math.min(size, from + run)));
            }
            List<Hash> roots = runs.stream().map(MerkleTreeTest::root).toList();
            for (int index = 0; index < size; index++) {
                List<Hash> within = path(index % run, runs.get(index / run));
                List<Hash> above = path(index / run, roots);
                assertEquals(
                        path(index, leaves),
                        Stream.concat(within.stream(), above.stream()).toList(),
                        "leaf " + index + " of " + size);
            }
        }
    }

    @Test
    void refusesALeafOutsideAndAPathWithoutAllLeaves() {
        assertThrows(IllegalArgumentException.class, () -> new AuditPath(3, 3));
        assertThrows(IllegalStateException.class, () -> new AuditPath(0, 3).path());
    }
}
