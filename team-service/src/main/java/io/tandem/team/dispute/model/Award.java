package io.tandem.team.dispute.model;

import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.money.Money;
import io.tandem.team.agreement.model.DisputeClause.DefaultAward;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What the claimant gets of each contested line, in the lines' order; the rest goes back to its
 * holder. An award gives to nobody else, so that nobody can rule anything to themselves.
 */
public record Award(List<Money> toClaimant) {

    private static final BigInteger TWO = BigInteger.TWO;

    public Award {
        toClaimant = List.copyOf(toClaimant);
    }

    /**
     * @throws IllegalArgumentException when it is not one amount per line, each in the line's asset
     *     and from zero to what is contested
     */
    public static Award of(List<Line> lines, List<Money> amounts) {
        if (amounts.size() != lines.size()) {
            throw new IllegalArgumentException("must have one amount per line");
        }
        for (int i = 0; i < lines.size(); i++) {
            Money contested = lines.get(i).contested();
            Money amount = amounts.get(i);
            if (!amount.asset().equals(contested.asset())
                    || amount.signum() < 0
                    || contested.minus(amount).signum() < 0) {
                throw new IllegalArgumentException(
                        "must be from zero to what is contested of each line");
            }
        }
        return new Award(amounts);
    }

    /** The same fraction of every line. */
    public static Award of(List<Line> lines, DefaultAward award) {
        List<Money> amounts = new ArrayList<>();
        for (Line line : lines) {
            Money contested = line.contested();
            amounts.add(
                    switch (award) {
                        case NONE -> Money.zero(contested.asset());
                        // Floored: the odd unit stays where it is.
                        case HALF ->
                                new Money(
                                        contested.asset(),
                                        Decimals.ofUnits(contested.units().divide(TWO)));
                        case ALL -> contested;
                    });
        }
        return of(lines, amounts);
    }
}
