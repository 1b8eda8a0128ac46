package io.tandem.rebate.reservation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.ledger.AccountSql;
import io.tandem.rebate.ledger.model.Account;
import io.tandem.rebate.ledger.model.JournalEntry.Holding;
import io.tandem.rebate.ledger.model.Pocket;
import io.tandem.rebate.reservation.ReservationSql.Reserved;
import io.tandem.rebate.reservation.model.Reservation;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What transfers and other parts of the service do to reservations. */
@ApplicationScoped
public class Reservations {

    private final ReservationSql reservations;
    private final AccountSql accounts;
    private final Clock clock;

    Reservations(ReservationSql reservations, AccountSql accounts, Clock clock) {
        this.reservations = reservations;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * What is to be kept under a reference, by whose it is: nothing else is, from then on.
     *
     * @param amounts above zero; empty when the reference is done with
     */
    public record Kept(
            String reference, Asset asset, Map<UUID, BigDecimal> amounts, String purpose) {}

    /** Keeps just that under each of the references, whatever was kept before. */
    public Uni<Void> keep(SqlConnection connection, Collection<Kept> all) {
        return reservations
                .ofReferences(connection, all.stream().map(Kept::reference).toList())
                .chain(before -> keep(connection, rows(before, all)));
    }

    private Uni<Void> keep(SqlConnection connection, List<Consumed> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<Holding> purses = new HashSet<>();
        for (Consumed change : changes) {
            purses.add(
                    new Holding(
                            new Account.OfPartner(change.row().partnerId(), Pocket.AVAILABLE),
                            change.row().asset()));
        }
        return accounts.ids(connection, purses)
                .chain(ids -> reservations.lockBalances(connection, ids.values()))
                .chain(() -> put(connection, changes));
    }

    private Uni<Void> put(SqlConnection connection, List<Consumed> changes) {
        return Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUniAndConcatenate(
                        change -> reservations.put(connection, change.row(), change.opened()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private List<Consumed> rows(List<Reserved> before, Collection<Kept> all) {
        List<Consumed> changes = new ArrayList<>();
        for (Kept kept : all) {
            Map<UUID, BigDecimal> left = new LinkedHashMap<>(kept.amounts());
            for (Reserved row : before) {
                if (row.reference().equals(kept.reference())) {
                    BigDecimal amount = left.remove(row.partnerId());
                    changes.add(row(row, amount == null ? BigDecimal.ZERO : amount));
                }
            }
            left.forEach((partnerId, amount) -> changes.add(row(first(kept, partnerId), amount)));
        }
        changes.removeIf(change -> change.opened().signum() == 0);
        return changes;
    }

    private Reserved first(Kept kept, UUID partnerId) {
        return new Reserved(
                kept.reference(),
                partnerId,
                kept.asset(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                kept.purpose(),
                clock.instant(),
                Optional.empty());
    }

    private Consumed row(Reserved before, BigDecimal amount) {
        Reserved now =
                new Reserved(
                        before.reference(),
                        before.partnerId(),
                        before.asset(),
                        before.consumed().add(amount),
                        before.consumed(),
                        before.purpose(),
                        clock.instant(),
                        amount.signum() == 0 ? Optional.of(clock.instant()) : Optional.empty());
        return new Consumed(now, amount.subtract(before.state().open()));
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
                .chain(changes -> put(connection, changes));
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
