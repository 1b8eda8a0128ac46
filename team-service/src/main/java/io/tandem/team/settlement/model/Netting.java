package io.tandem.team.settlement.model;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.team.roster.model.PartnerId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns net positions into transfers.
 *
 * <p>Among k members who owe each other in sum, the largest debtor pays the largest creditor, ties
 * by id, until nobody owes: each transfer settles at least one and the last one two, so k − 1 do.
 * The more groups that sum to zero the positions fall into, the fewer transfers they need: one less
 * for each. So whoever owes just what another is owed pays that one, the largest first; the others,
 * up to {@value ZeroSumGroups#MOST_POSITIONS}, are parted into as many groups as there can be,
 * which makes the transfers the fewest possible. More than that are one group.
 */
public final class Netting {

    private record Position(PartnerId member, BigInteger units) {}

    private static final Comparator<Position> LARGEST_FIRST =
            Comparator.comparing(Position::units).reversed().thenComparing(Position::member);

    private Netting() {}

    /**
     * @param net what each member is to receive (positive) or to give (negative), in units of 10⁻¹⁸
     * @throws IllegalArgumentException when the positions do not sum to zero
     */
    public static List<Transfer> transfers(Asset asset, Map<PartnerId, BigInteger> net) {
        BigInteger sum = net.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() != 0) {
            throw new IllegalArgumentException("net positions sum to " + sum + ", not to zero");
        }
        SortedMap<PartnerId, BigInteger> open = new TreeMap<>(net);
        open.values().removeIf(units -> units.signum() == 0);
        List<Transfer> pairs = new ArrayList<>();
        SortedMap<PartnerId, BigInteger> others = new TreeMap<>(open);
        pair(asset, others, pairs);
        List<Transfer> transfers = new ArrayList<>(pairs);
        ZeroSumGroups.most(others).forEach(group -> transfers.addAll(oneGroup(asset, group)));
        if (others.size() <= ZeroSumGroups.MOST_POSITIONS) {
            return List.copyOf(transfers);
        }
        // So many may by luck need less when nobody is paired first.
        List<Transfer> unpaired = oneGroup(asset, open);
        return List.copyOf(unpaired.size() < transfers.size() ? unpaired : transfers);
    }

    /**
     * Takes out those who owe just what another is owed. That costs no group: of the two groups
     * that they would be in, the rest is one, and they are the other.
     */
    private static void pair(
            Asset asset, SortedMap<PartnerId, BigInteger> open, List<Transfer> transfers) {
        TreeSet<Position> creditors = creditors(open);
        for (Position debtor : debtors(open)) {
            creditors.stream()
                    .filter(creditor -> creditor.units().equals(debtor.units()))
                    .findFirst()
                    .ifPresent(creditor -> {
                        creditors.remove(creditor);
                        open.remove(debtor.member());
                        open.remove(creditor.member());
                        transfers.add(transfer(asset, debtor, creditor, debtor.units()));
                    });
        }
    }

    private static List<Transfer> oneGroup(Asset asset, SortedMap<PartnerId, BigInteger> group) {
        TreeSet<Position> creditors = creditors(group);
        TreeSet<Position> debtors = debtors(group);
        List<Transfer> transfers = new ArrayList<>();
        while (!creditors.isEmpty()) {
            Position creditor = creditors.pollFirst();
            Position debtor = debtors.pollFirst();
            BigInteger paid = creditor.units().min(debtor.units());
            transfers.add(transfer(asset, debtor, creditor, paid));
            keepRest(creditors, creditor, paid);
            keepRest(debtors, debtor, paid);
        }
        return transfers;
    }

    private static TreeSet<Position> creditors(SortedMap<PartnerId, BigInteger> open) {
        TreeSet<Position> creditors = new TreeSet<>(LARGEST_FIRST);
        open.forEach((member, units) -> {
            if (units.signum() > 0) {
                creditors.add(new Position(member, units));
            }
        });
        return creditors;
    }

    private static TreeSet<Position> debtors(SortedMap<PartnerId, BigInteger> open) {
        SortedMap<PartnerId, BigInteger> owed = new TreeMap<>(open);
        owed.replaceAll((_, units) -> units.negate());
        return creditors(owed);
    }

    private static Transfer transfer(
            Asset asset, Position debtor, Position creditor, BigInteger units) {
        return new Transfer(debtor.member(), creditor.member(), Money.ofUnits(asset, units));
    }

    private static void keepRest(TreeSet<Position> open, Position position, BigInteger paid) {
        BigInteger rest = position.units().subtract(paid);
        if (rest.signum() > 0) {
            open.add(new Position(position.member(), rest));
        }
    }
}
