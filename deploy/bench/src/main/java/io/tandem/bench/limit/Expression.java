package io.tandem.bench.limit;

import io.tandem.bench.BenchFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What pgbench's {@code \set} computes, as far as our scripts need it: a product of whole numbers
 * and of {@code random(lowest,highest)}, both ends included. Refuses anything else.
 */
record Expression(List<Factor> factors) {

    private static final Pattern FACTOR = Pattern.compile("random\\((\\d+),(\\d+)\\)|(\\d+)");

    /** A whole number, drawn anew each time unless both ends are the same. */
    record Factor(long lowest, long highest) {}

    static Expression parse(String text) {
        List<Factor> factors = new ArrayList<>();
        for (String part : text.replace(" ", "").split("\\*", -1)) {
            Matcher factor = FACTOR.matcher(part);
            if (!factor.matches()) {
                throw new BenchFailure(
                        "\"" + text + "\" is more than this driver computes: install pgbench.");
            }
            String constant = factor.group(3);
            factors.add(
                    new Factor(
                            Long.parseLong(constant == null ? factor.group(1) : constant),
                            Long.parseLong(constant == null ? factor.group(2) : constant)));
        }
        return new Expression(List.copyOf(factors));
    }

    long value(RandomGenerator random) {
        long product = 1;
        for (Factor factor : factors) {
            product =
                    Math.multiplyExact(
                            product, random.nextLong(factor.lowest(), factor.highest() + 1));
        }
        return product;
    }
}
