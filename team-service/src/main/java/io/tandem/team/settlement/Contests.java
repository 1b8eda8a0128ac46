package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Money;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.model.Claim;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What members contest of settlements. Postings ask and tell; disputes answer. */
public interface Contests {

    /**
     * An amount that will be frozen once the settlement is posted.
     *
     * @param reference under which it is reserved until then
     */
    record Contest(String reference, PartnerId holder, Money amount) {}

    /**
     * A line that was contested, and what became of it.
     *
     * @param line its number in the dispute
     * @param state where the contested money is
     * @param awarded what of it the claimant gets, once that is decided
     */
    record Contested(
            UUID dispute,
            int line,
            PartnerId claimant,
            PartnerId holder,
            Money amount,
            String state,
            Optional<BigDecimal> awarded,
            Optional<UUID> hold) {}

    /** All that was ever contested of a settlement. */
    Uni<List<Contested>> ofSettlement(SqlClient client, UUID settlement);

    /** What of a settlement that is not posted yet is contested. */
    Uni<List<Contest>> pending(SqlClient client, UUID settlement);

    /** What is claimed of each line of a period, by asset and holder. */
    Uni<List<Claim>> claims(SqlClient client, List<UUID> settlements);

    /** The settlement is posted: told in the transaction that records it. */
    Uni<Void> posted(SqlConnection connection, UUID settlement, Instant now);
}
