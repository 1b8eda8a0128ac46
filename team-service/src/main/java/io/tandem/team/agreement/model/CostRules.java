package io.tandem.team.agreement.model;

import io.tandem.chassis.money.Asset;
import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How what a member spent for the team comes to count.
 *
 * @param days how long the others have; after that silence decides
 * @param silenceAccepts whether a cost counts that nobody has decided by then
 * @param caps what a member can have counted per period, in assets that have one
 */
public record CostRules(
        Approval approval, int days, boolean silenceAccepts, SortedMap<Asset, BigDecimal> caps) {

    /** Who approves a cost. Never the one who claims it. */
    public sealed interface Approval {

        /** Each of the others. */
        record All() implements Approval {}

        /** More than half of the others. */
        record Majority() implements Approval {}

        /** This one; of its own costs each of the others. */
        record Named(PartnerId approver) implements Approval {}
    }

    public CostRules {
        if (days < 1) {
            throw new IllegalArgumentException("the others have at least a day");
        }
        caps = Collections.unmodifiableSortedMap(new TreeMap<>(caps));
    }

    /** What a member can have counted of a period in an asset; empty for any amount. */
    public Optional<BigDecimal> cap(Asset asset) {
        return Optional.ofNullable(caps.get(asset));
    }
}
