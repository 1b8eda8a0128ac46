package io.tandem.team;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A team whose members are on it; the first leads it. */
public record Crew(UUID team, List<Member> members) {

    public static Crew of(int size) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            members.add(Member.any());
        }
        return of(members);
    }

    public static Crew of(List<Member> members) {
        UUID team = members.getFirst().founds("Chain Gang");
        members.stream().skip(1).forEach(each -> each.joins(team, members.getFirst()));
        return new Crew(team, List.copyOf(members));
    }

    public Member lead() {
        return members.getFirst();
    }

    public Member member(int index) {
        return members.get(index);
    }

    /** All pool everything from May 2025 on and share by what each put in, its square root. */
    public Map<String, Object> terms() {
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("schema", "tandem/agreement/1");
        terms.put("teamId", team);
        terms.put("effectiveFrom", "2025-05");
        terms.put(
                "members",
                members.stream()
                        .map(each -> Map.of("partnerId", each.id(), "pooledShare", "1"))
                        .toList());
        terms.put("programmes", List.of());
        terms.put("scope", Map.of("kind", "ALL"));
        terms.put("split", Map.of("rule", "proportional", "by", "REBATE", "exponent", "0.5"));
        terms.put("objectionDays", 0);
        terms.put("noticeDays", 30);
        terms.put("text", "We share what our guides bring.");
        return terms;
    }

    public Map<String, Object> terms(String key, Object value) {
        Map<String, Object> terms = terms();
        terms.put(key, value);
        return terms;
    }

    public UUID proposed(Map<String, ?> terms) {
        UUID agreement = lead().drafts(team, terms);
        lead().proposes(agreement);
        return agreement;
    }

    /** Drafted, proposed and signed by all. */
    public UUID active(Map<String, ?> terms) {
        UUID agreement = proposed(terms);
        members.forEach(each -> each.signs(agreement).statusCode(200));
        return agreement;
    }

    public UUID active() {
        return active(terms());
    }

    /** Settles a period and gives the settlement's id. */
    public UUID settles(String period) {
        return lead().post("/v1/teams/" + team + "/settlements", Map.of("period", period))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }
}
