package io.tandem.team.settlement.model;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.team.roster.model.PartnerId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Turns net positions into transfers: the largest debtor pays the largest creditor, ties by id,
 * until nobody owes. Each transfer settles at least one member and the last one two, so n members
 * need n − 1 transfers at most.
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
        TreeSet<Position> creditors = new TreeSet<>(LARGEST_FIRST);
        TreeSet<Position> debtors = new TreeSet<>(LARGEST_FIRST);
        net.forEach((member, units) -> {
            switch (units.signum()) {
                case 1 -> creditors.add(new Position(member, units));
                case -1 -> debtors.add(new Position(member, units.negate()));
                case 0 -> {}
                default -> throw new IllegalStateException("a sign is -1, 0 or 1");
            }
        });
        List<Transfer> transfers = new ArrayList<>();
        while (!creditors.isEmpty()) {
            Position creditor = creditors.pollFirst();
            Position debtor = debtors.pollFirst();
            BigInteger paid = creditor.units().min(debtor.units());
            transfers.add(
                    new Transfer(debtor.member(), creditor.member(), Money.ofUnits(asset, paid)));
            keepRest(creditors, creditor, paid);
            keepRest(debtors, debtor, paid);
        }
        return List.copyOf(transfers);
    }

    private static void keepRest(TreeSet<Position> open, Position position, BigInteger paid) {
        BigInteger rest = position.units().subtract(paid);
        if (rest.signum() > 0) {
            open.add(new Position(position.member(), rest));
        }
    }
}
