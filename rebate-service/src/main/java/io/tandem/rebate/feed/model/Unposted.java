package io.tandem.rebate.feed.model;

import io.tandem.chassis.money.Asset;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose contributions of which month changed without any money that the journal could tell of: in
 * volume, in who traded, in through which link it came, or in how many were invited.
 *
 * @param asset in which the trades' fees are; empty when no trade has to do with it
 */
public record Unposted(UUID partnerId, String programme, YearMonth period, Optional<Asset> asset) {

    static final Comparator<Unposted> ORDER =
            Comparator.comparing(Unposted::partnerId)
                    .thenComparing(Unposted::programme)
                    .thenComparing(Unposted::period)
                    .thenComparing(change -> change.asset().map(Asset::code).orElse(""));
}
