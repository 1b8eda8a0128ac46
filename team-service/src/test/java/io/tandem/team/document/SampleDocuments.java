package io.tandem.team.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Terms that have everything that terms can have: all rules, all scopes, all optional terms. */
final class SampleDocuments {

    private static final String MEASURED = "\"by\":\"INVITEES\",\"fallback\":{\"rule\":\"equal\"}";
    private static final String TIERS =
            "\"tiers\":[{\"from\":\"0\",\"rate\":\"0.3\"},{\"from\":\"1000001\",\"rate\":\"0.41\"}]";

    private static final String FIRST =
            """
            {"schema": "tandem/agreement/1",
             "teamId": "0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10",
             "effectiveFrom": "2026-10",
             "members": [
               {"partnerId": "0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e11", "pooledShare": "0.75"},
               {"partnerId": "0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e12", "pooledShare": "0.5"}],
             "programmes": ["okx", "okx-tr"],
             "scope": {"kind": "LINKS", "links": ["0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e13"]},
             "objectionDays": 13,
             "noticeDays": 37,
             "signBy": "2026-12-01T00:00:00Z",
             "calendar": {"day": 5},
             "visibility": {"fees": true, "volumeRanks": false},
             "dispute": {"openDays": 31, "negotiationDays": 8, "ruling": "VOTE",
                         "rulingDays": 9, "quorum": "0.51", "defaultAward": "HALF"},
             "exit": {"removalQuorum": "0.61", "facts": ["CLOSED", "DECEASED"],
                      "tail": {"periods": 6, "share": "0.52", "decay": "0.13",
                               "after": ["LEFT", "DECEASED"]},
                      "rejoinAfterDays": 91, "links": "EXPIRE"},
             "costs": {"approval": "MAJORITY", "days": 15, "onSilence": "REFUSED",
                       "caps": [{"asset": "USDT", "amount": "501.5"}]},
             "recoupment": {"carry": true},
             "endTail": {"periods": 7, "share": "0.53", "decay": "0.14"},
             "proration": "BY_EVENT_TIME",
             "predecessor": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
             "text": "We share what our guides bring."}
            """;

    private SampleDocuments() {}

    static List<JsonNode> all(ObjectMapper json) {
        try {
            ObjectNode first = (ObjectNode) json.readTree(FIRST);
            first.set("split", json.readTree(blend()));
            ObjectNode all = first.deepCopy();
            all.set("scope", json.readTree("{\"kind\":\"ALL\"}"));
            ((ObjectNode) all.get("exit")).remove("links");
            all.set(
                    "split",
                    json.readTree(
                            "{\"rule\":\"proportional\",\"by\":\"REBATE\",\"exponent\":\"0.55\"}"));
            all.set(
                    "fallback",
                    json.readTree("{\"rule\":\"fixed\",\"weights\":[" + weight("3.25") + "]}"));
            all.set(
                    "dispute",
                    json.readTree(
                            "{\"openDays\":31,\"negotiationDays\":8,\"ruling\":\"ARBITER\","
                                    + "\"rulingDays\":9,\"arbiter\":"
                                    + "\"0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e14\","
                                    + "\"defaultAward\":\"NONE\"}"));
            all.set(
                    "costs",
                    json.readTree(
                            "{\"approval\":\"MEMBER\",\"days\":15,\"onSilence\":\"ACCEPTED\","
                                    + "\"approver\":\"0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e11\"}"));
            ObjectNode campaign = all.deepCopy();
            campaign.set("scope", json.readTree("{\"kind\":\"CAMPAIGN\",\"campaign\":\"autumn\"}"));
            return List.of(first, all, campaign);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String blend() {
        return "{\"rule\":\"blend\",\"parts\":["
                + part(
                        "{\"rule\":\"fixed\",\"weights\":["
                                + weight("2.5")
                                + "],\"fallback\":{\"rule\":\"equal\"}}")
                + ","
                + part("{\"rule\":\"proportional\",\"exponent\":\"0.5\"," + MEASURED + "}")
                + ","
                + part("{\"rule\":\"tiered\"," + TIERS + "," + MEASURED + "}")
                + ","
                + part("{\"rule\":\"rank\",\"shares\":[\"0.5\",\"0.31\"]," + MEASURED + "}")
                + ","
                + part(
                        "{\"rule\":\"waterfall\",\"steps\":[{\"cap\":\"1002\",\"split\":{\"rule\":\"topN\","
                                + "\"n\":3,\"split\":{\"rule\":\"equal\"},"
                                + MEASURED
                                + "}},{\"split\":{\"rule\":\"bounded\",\"min\":\"0.05\",\"max\":\"0.8\","
                                + "\"split\":{\"rule\":\"shapley\","
                                + TIERS
                                + ","
                                + MEASURED
                                + "}}}]}")
                + "]}";
    }

    private static String part(String split) {
        return "{\"weight\":\"0.7\",\"split\":" + split + "}";
    }

    private static String weight(String weight) {
        return "{\"partnerId\":\"0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e12\",\"weight\":\""
                + weight
                + "\"}";
    }
}
