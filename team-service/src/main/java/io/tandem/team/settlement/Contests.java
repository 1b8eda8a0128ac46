package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Money;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.model.Claim;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What members contest of settlements. Postings ask and tell; disputes answer. */
public interface Contests {

    /**
     * An amount that will be frozen once the settlement is posted.
     *
     * @param reference under which it is reserved until then
     */
    record Contest(String reference, PartnerId holder, Money amount) {}

    /** What of a settlement that is not posted yet is contested. */
    Uni<List<Contest>> pending(SqlClient client, UUID settlement);

    /** What is claimed of each line of a period, by asset and holder. */
    Uni<List<Claim>> claims(SqlClient client, List<UUID> settlements);

    /** The settlement is posted: told in the transaction that records it. */
    Uni<Void> posted(SqlConnection connection, UUID settlement, Instant now);
}
