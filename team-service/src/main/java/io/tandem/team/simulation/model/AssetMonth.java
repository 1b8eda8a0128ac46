package io.tandem.team.simulation.model;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.util.List;

/** One asset's month: the pool and all members, in the order of their ids. */
public record AssetMonth(Asset asset, BigDecimal pool, List<MemberMonth> members) {

    public AssetMonth {
        members = List.copyOf(members);
        BigDecimal moved =
                members.stream().map(MemberMonth::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (moved.signum() != 0) {
            throw new IllegalArgumentException("what some get more, others get less");
        }
    }
}
