package io.tandem.team.settlement;

import io.tandem.team.Crew;
import io.tandem.testkit.TandemPostgres;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The keeper of restatements, let loose on one team: tests share a database with many. */
@ApplicationScoped
public class Restating {

    private final RestatementKeeper keeper;
    private final EarningsFollower follower;

    Restating(RestatementKeeper keeper, EarningsFollower follower) {
        this.keeper = keeper;
        this.follower = follower;
    }

    public void look(Crew crew) {
        follow();
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement others =
                        connection.prepareStatement(
                                "update settlement_recheck"
                                        + " set attempt_after = timestamptz '2999-01-01Z'"
                                        + " where settlement_id not in"
                                        + " (select id from settlement where team_id = ?)")) {
            others.setObject(1, crew.team());
            others.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        keeper.restateAll().subscribeAsCompletionStage().join();
    }

    /** What others were told of is marked before they are put off; a cut here is the keeper's. */
    private void follow() {
        boolean more = true;
        while (more) {
            more =
                    follower.followNext()
                            .onFailure()
                            .recoverWithItem(false)
                            .subscribeAsCompletionStage()
                            .join();
        }
    }
}
