package io.tandem.team.settlement.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One member's line of a settlement in one asset: what it put into the pool, what it recouped of
 * its costs, the weight that it had in what was left, the part that it gets in all, and the
 * difference.
 *
 * @param weight the exact weight, where the rule works by one set of weights
 * @param before of a restatement, how the line stood before: what moves is the change
 */
public record PartLine(
        PartnerId member,
        BigDecimal contributed,
        BigDecimal recouped,
        Optional<BigDecimal> weight,
        BigDecimal part,
        BigDecimal net,
        Optional<Before> before) {

    /** What a line said until it was restated; zeros where there was none. */
    public record Before(BigDecimal contributed, BigDecimal part) {

        static final Before NOTHING = new Before(BigDecimal.ZERO, BigDecimal.ZERO);

        public BigDecimal net() {
            return part.subtract(contributed);
        }
    }

    public PartLine {
        if (part.subtract(contributed).compareTo(net) != 0) {
            throw new IllegalArgumentException("net is the part less what was contributed");
        }
        if (recouped.signum() < 0) {
            throw new IllegalArgumentException("what is recouped is not negative");
        }
    }

    /** A line of a period's settlement that recoups nothing and corrects nothing. */
    public PartLine(
            PartnerId member,
            BigDecimal contributed,
            Optional<BigDecimal> weight,
            BigDecimal part,
            BigDecimal net) {
        this(member, contributed, BigDecimal.ZERO, weight, part, net, Optional.empty());
    }

    /** The same line as a correction of what stood there before. */
    PartLine correcting(Before stored) {
        return new PartLine(member, contributed, recouped, weight, part, net, Optional.of(stored));
    }

    /** What the rule gave it of the pool that was left. */
    public BigDecimal split() {
        return part.subtract(recouped);
    }

    /** How it will have stood before when it is corrected in its turn. */
    Before asBefore() {
        return new Before(contributed, part);
    }

    /** What the member receives (positive) or gives (negative) by this settlement. */
    public BigDecimal moves() {
        return before.map(stored -> net.subtract(stored.net())).orElse(net);
    }

    /** The portion of the part that this settlement brought: what can be contested of it. */
    public BigDecimal brings() {
        return before.map(stored -> part.subtract(stored.part())).orElse(part);
    }

    /** Whether a restatement says anything else here than what stood before. */
    boolean differs() {
        return before.map(stored ->
                        stored.contributed().compareTo(contributed) != 0
                                || stored.part().compareTo(part) != 0)
                .orElse(true);
    }

    /**
     * What of the member's money is kept until this settlement is posted: what it put into the
     * pool; of a restatement what it puts in beyond that, or what it is to give if that is more.
     */
    public BigDecimal kept() {
        BigDecimal more =
                before.map(stored -> contributed.subtract(stored.contributed()))
                        .orElse(contributed);
        BigDecimal given = before.map(_ -> moves().negate()).orElse(BigDecimal.ZERO);
        return more.max(given).max(BigDecimal.ZERO);
    }
}
