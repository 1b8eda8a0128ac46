package io.tandem.rebate.transfer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.rebate.transfer.model.Legs.Purse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LegsTest {

    private static final Asset USDT = new Asset("USDT");
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    @Test
    void letsAPartnerPassOnWhatTheSameTransferBrings() {
        Legs legs = new Legs(List.of(leg(A, B, "10"), leg(B, C, "10")));

        assertEquals(List.of(), legs.lacking(Map.of(purse(A), BigDecimal.TEN)));
    }

    @Test
    void namesWhoLacksHowMuch() {
        Legs legs = new Legs(List.of(leg(A, B, "10"), leg(C, B, "3")));

        assertEquals(
                List.of(
                        new Legs.Lack(purse(A), new BigDecimal("4")),
                        new Legs.Lack(purse(C), new BigDecimal("3"))),
                legs.lacking(Map.of(purse(A), new BigDecimal("6"))));
    }

    @Test
    void letsADebtorReceiveButNotGive() {
        Map<Purse, BigDecimal> debt =
                Map.of(purse(A), new BigDecimal("-5"), purse(B), BigDecimal.TEN);

        assertEquals(List.of(), new Legs(List.of(leg(B, A, "1"))).lacking(debt));
        assertEquals(
                List.of(new Legs.Lack(purse(A), BigDecimal.ONE)),
                new Legs(List.of(leg(A, B, "1"))).lacking(debt));
    }

    @Test
    void refusesLegsThatMoveNothing() {
        assertThrows(IllegalArgumentException.class, () -> leg(A, A, "1"));
        assertThrows(IllegalArgumentException.class, () -> leg(A, B, "0"));
        assertThrows(IllegalArgumentException.class, () -> new Legs(List.of()));
    }

    private static Purse purse(UUID partner) {
        return new Purse(partner, USDT);
    }

    private static Leg leg(UUID from, UUID to, String amount) {
        return new Leg(from, to, Money.of(USDT, amount));
    }
}
