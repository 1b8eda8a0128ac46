package io.tandem.e2e;

import io.tandem.local.http.Json;
import java.util.List;

/** What {@link ReplicasIT} tells its replicas, all of one programme. */
final class ReplicaMessages {

    static final String PROGRAMME = "e2e-replicas";

    private ReplicaMessages() {}

    static String enrol(String name) {
        return Json.object("displayName", "Replica " + name, "country", "PT", "userIds", List.of())
                .toString();
    }

    static String mint(String code) {
        return Json.object(
                        "programme",
                        PROGRAMME,
                        "code",
                        code,
                        "channel",
                        "community",
                        "destination",
                        "https://exchange.example/join")
                .toString();
    }

    static String trade(String id, String user) {
        return trade(id, user, "2025-06-15T12:00:00Z");
    }

    static String trade(String id, String user, String executedAt) {
        return PlainTrade.of(PROGRAMME, id, user, executedAt).toString();
    }
}
