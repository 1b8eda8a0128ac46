package io.tandem.team.settlement;

import io.tandem.team.Crew;
import io.tandem.testkit.TandemPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The keeper of reservations, let loose on one team: tests share a database with many. */
final class Pools {

    private Pools() {}

    static void keep(PoolKeeper keeper, Crew crew) throws SQLException {
        keeper.discover().subscribeAsCompletionStage().join();
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement others =
                        connection.prepareStatement(
                                "update pool set due_at = timestamptz '2999-01-01Z'"
                                        + " where team_id <> ?")) {
            others.setObject(1, crew.team());
            others.executeUpdate();
        }
        keeper.keepAll().subscribeAsCompletionStage().join();
    }
}
