package io.tandem.team.settlement.model;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.team.roster.model.PartnerId;
import java.util.List;

/**
 * What disputes claim of a line in all, against the part that it has. A restatement that takes a
 * part away neither undoes an award of it nor doubles it: what goes beyond is told.
 *
 * @param claimed what was awarded, and what is contested where that is not decided
 */
public record Claim(PartnerId holder, Money claimed, Money part) {

    /** The claims that are higher than the parts that are left, beside those parts. */
    public static List<Claim> beyondParts(List<Claim> claims, List<AssetResult> results) {
        return claims.stream()
                .map(claim -> claim.against(part(claim, results)))
                .filter(claim -> claim.beyond().signum() > 0)
                .toList();
    }

    private Claim against(Money left) {
        return new Claim(holder, claimed, left);
    }

    private static Money part(Claim claim, List<AssetResult> results) {
        Asset asset = claim.claimed().asset();
        return results.stream()
                .filter(result -> result.pool().asset().equals(asset))
                .flatMap(result -> result.lines().stream())
                .filter(line -> line.member().equals(claim.holder()))
                .map(line -> new Money(asset, line.part()))
                .reduce(Money.zero(asset), Money::plus);
    }

    /** By how much it is higher than the part. */
    public Money beyond() {
        return claimed.minus(part);
    }
}
