package io.tandem.referral.link.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tandem.chassis.money.Rate;
import io.tandem.referral.partner.model.PartnerId;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SharesTest {

    private static final Optional<PartnerId> SOMEBODY = Optional.of(new PartnerId(new UUID(0, 1)));

    @Test
    void leavesTheRestToTheOwner() {
        Shares shares = new Shares(SOMEBODY, Rate.of("0.2"), Rate.of("0.1"));

        assertEquals(Rate.of("0.7"), shares.ownerShare());
    }

    @Test
    void givesAwayAtMostTheWhole() {
        assertEquals(Rate.ZERO, new Shares(SOMEBODY, Rate.of("0.6"), Rate.of("0.4")).ownerShare());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Shares(SOMEBODY, Rate.of("0.6"), Rate.of("0.400001")));
    }

    @Test
    void refusesAShareOfNobody() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Shares(Optional.empty(), Rate.of("0.1"), Rate.ZERO));
    }

    @Test
    void makesCodesThatAreCodes() {
        assertEquals(10, LinkCode.generate(new Random(1)).value().length());
        assertThrows(IllegalArgumentException.class, () -> new LinkCode("-ab"));
        assertThrows(IllegalArgumentException.class, () -> new LinkCode("ab"));
        assertEquals("ayse", new LinkCode("AYSE").folded());
    }
}
