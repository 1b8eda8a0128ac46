package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.settlement.model.SettlementState;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Settlements as whoever contests them needs them. */
@ApplicationScoped
public class SettlementLines {

    /**
     * What a settlement gave whom.
     *
     * @param postedAt empty while nothing has moved
     * @param parts by asset and member; of a restatement the portions that it brought
     */
    public record Settled(
            UUID id,
            TeamId team,
            UUID agreementId,
            YearMonth period,
            Optional<Instant> postedAt,
            SortedSet<PartnerId> members,
            Map<Asset, SortedMap<PartnerId, Money>> parts) {

        /** The part in that asset, if the member has a line there. */
        public Optional<Money> part(Asset asset, PartnerId member) {
            return Optional.ofNullable(parts.get(asset)).map(lines -> lines.get(member));
        }
    }

    private final SettlementSql settlements;

    SettlementLines(SettlementSql settlements) {
        this.settlements = settlements;
    }

    /** The settlement, which is not posted meanwhile if it is not yet. */
    public Uni<Optional<Settled>> lock(SqlConnection connection, UUID id) {
        return settlements.lock(connection, id).map(found -> found.map(SettlementLines::settled));
    }

    public Uni<Optional<Settled>> find(SqlConnection connection, UUID id) {
        return settlements.find(connection, id).map(found -> found.map(SettlementLines::settled));
    }

    private static Settled settled(Settlement settlement) {
        Map<Asset, SortedMap<PartnerId, Money>> parts = new TreeMap<>();
        settlement
                .results()
                .forEach(result -> {
                    Asset asset = result.pool().asset();
                    SortedMap<PartnerId, Money> lines = new TreeMap<>();
                    result.lines()
                            .forEach(line ->
                                    lines.put(line.member(), new Money(asset, line.brings())));
                    parts.put(asset, lines);
                });
        return new Settled(
                settlement.id(),
                settlement.team(),
                settlement.agreementId(),
                settlement.period(),
                settlement.state() instanceof SettlementState.Posted posted
                        ? Optional.of(posted.postedAt())
                        : Optional.empty(),
                new TreeSet<>(settlement.members()),
                parts);
    }
}
