package io.tandem.rebate.reservation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.reservation.ReservationSql.Reserved;
import io.tandem.rebate.reservation.model.Reservation;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a transfer does to reservations. */
@ApplicationScoped
public class Reservations {

    private final ReservationSql reservations;

    Reservations(ReservationSql reservations) {
        this.reservations = reservations;
    }

    /** What a partner gives on balance. */
    public record Given(UUID partnerId, Asset asset, BigDecimal amount) {}

    private record Purse(UUID partnerId, Asset asset) {}

    private record Consumed(Reserved row, BigDecimal opened) {}

    /**
     * Consumes what is reserved under the reference, as far as the partners give. The caller has
     * locked their balances.
     */
    public Uni<Void> consume(SqlConnection connection, String reference, Collection<Given> givers) {
        return reservations
                .ofReference(connection, reference)
                .map(rows -> consumed(rows, givers))
                .chain(changes ->
                        Multi.createFrom()
                                .iterable(changes)
                                .onItem()
                                .transformToUniAndConcatenate(change ->
                                        reservations.put(connection, change.row(), change.opened()))
                                .collect()
                                .asList())
                .replaceWithVoid();
    }

    private static List<Consumed> consumed(List<Reserved> rows, Collection<Given> givers) {
        Map<Purse, BigDecimal> given = new HashMap<>();
        givers.forEach(one -> given.put(new Purse(one.partnerId(), one.asset()), one.amount()));
        return rows.stream()
                .map(row ->
                        consumed(
                                row,
                                given.getOrDefault(
                                        new Purse(row.partnerId(), row.asset()), BigDecimal.ZERO)))
                .filter(change -> change.opened().signum() != 0)
                .toList();
    }

    private static Consumed consumed(Reserved row, BigDecimal given) {
        return switch (row.state()) {
            case Reservation.Released released -> new Consumed(row, BigDecimal.ZERO);
            case Reservation.Open open -> {
                Reservation.Open after = open.consume(given);
                Reserved now =
                        new Reserved(
                                row.reference(),
                                row.partnerId(),
                                row.asset(),
                                after.amount(),
                                after.consumed(),
                                row.purpose(),
                                row.changedAt(),
                                row.releasedAt());
                yield new Consumed(now, after.open().subtract(open.open()));
            }
        };
    }
}
