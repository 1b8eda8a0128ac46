package io.tandem.rebate.transfer.model;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The legs of one transfer. They happen at once: what counts is what each partner's balance comes
 * to, so somebody may pass on what the same transfer brings.
 */
public record Legs(List<Leg> all) {

    public Legs {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a transfer has legs");
        }
    }

    /** A partner's purse in an asset. */
    public record Purse(UUID partnerId, Asset asset) implements Comparable<Purse> {

        private static final Comparator<Purse> ORDER =
                Comparator.comparing(Purse::partnerId).thenComparing(Purse::asset);

        @Override
        public int compareTo(Purse other) {
            return ORDER.compare(this, other);
        }
    }

    /** How much a purse would be short of. */
    public record Lack(Purse purse, BigDecimal lacking) {}

    /** What each purse gains or loses; per asset these sum to zero. */
    public SortedMap<Purse, BigDecimal> net() {
        SortedMap<Purse, BigDecimal> net = new TreeMap<>();
        for (Leg leg : all) {
            Asset asset = leg.amount().asset();
            BigDecimal amount = leg.amount().amount();
            net.merge(new Purse(leg.from(), asset), amount.negate(), BigDecimal::add);
            net.merge(new Purse(leg.to(), asset), amount, BigDecimal::add);
        }
        return net;
    }

    /** Who cannot afford it, given what is available; nobody may go below zero by giving. */
    public List<Lack> lacking(Map<Purse, BigDecimal> available) {
        List<Lack> lacking = new ArrayList<>();
        net().forEach((purse, change) -> {
            BigDecimal after = available.getOrDefault(purse, BigDecimal.ZERO).add(change);
            if (change.signum() < 0 && after.signum() < 0) {
                lacking.add(new Lack(purse, change.negate().min(after.negate())));
            }
        });
        return lacking;
    }
}
