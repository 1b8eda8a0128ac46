package io.tandem.team.dispute;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Something done to a dispute, within the transaction of its request's key. */
interface DisputeDeed {

    Uni<Dispute> on(SqlConnection connection);
}
