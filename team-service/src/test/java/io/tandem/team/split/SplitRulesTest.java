package io.tandem.team.split;

import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule on the wire. Members brought a rebate of 60, 30 and 10. */
@QuarkusTest
class SplitRulesTest extends TeamServiceTest {

    private static final List<Integer> REBATES = List.of(60, 30, 10);

    private static final String EQUAL = "{'rule':'equal'}";
    private static final String BY_REBATE = "{'rule':'proportional','by':'REBATE'}";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "{'rule':'tiered','by':'REBATE','tiers':[{'from':'0','rate':'1'},"
                        + "{'from':'20','rate':'0.5'}]} | 48 | 30 | 12",
                "{'rule':'topN','n':2,'by':'REBATE','split':{'rule':'equal'}} | 45 | 45 | 0",
                "{'rule':'topN','n':2,'by':'COST','split':{'rule':'equal'},'fallback':{'rule':"
                        + "'proportional','by':'REBATE'}} | 54 | 27 | 9",
                "{'rule':'rank','by':'REBATE','shares':['5','3','1']} | 50 | 30 | 10",
                "{'rule':'shapley','by':'REBATE','tiers':[{'from':'0','rate':'0'},"
                        + "{'from':'90','rate':'1'}]} | 43.5 | 43.5 | 3",
                "{'rule':'blend','parts':[{'weight':'2','split':{'rule':'proportional','by':"
                        + "'REBATE'}},{'weight':'1','split':{'rule':'equal'}}]} | 46 | 28 | 16",
                "{'rule':'waterfall','steps':[{'cap':'30','split':{'rule':'equal'}},{'split':"
                        + "{'rule':'proportional','by':'REBATE'}}]} | 46 | 28 | 16",
                "{'rule':'bounded','min':'0.2','max':'0.5','split':{'rule':'proportional','by':"
                        + "'REBATE'}} | 45 | 27 | 18"
            })
    void dividesByEachRule(String rule, String first, String second, String third) {
        compute(json(rule), 3)
                .statusCode(200)
                .body("parts.part", equalTo(List.of(first, second, third)));
    }

    @Test
    void theFallbackBesideIsForEachRuleThatNamesNone() {
        Map<String, Object> body =
                new HashMap<>(
                        body(
                                json(
                                        "{'rule':'blend','parts':[{'weight':'1','split':{'rule':"
                                                + "'proportional','by':'VOLUME'}},{'weight':'1',"
                                                + "'split':{'rule':'rank','by':'COST','shares':"
                                                + "['1'],'fallback':{'rule':'equal'}}}]}"),
                                3));
        body.put("fallback", json(BY_REBATE).getMap());

        Member.any()
                .post("/v1/splits:compute", body)
                .statusCode(200)
                .body("parts.part", equalTo(List.of("42", "28.5", "19.5")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "{'rule':'tiered','by':'REBATE','tiers':[]} | rule.tiers",
                "{'rule':'tiered','by':'REBATE','tiers':[{'from':'1','rate':'1'}]} | rule",
                "{'rule':'tiered','by':'REBATE','tiers':[{'from':'0','rate':'-1'}]} |"
                        + " rule.tiers[0]",
                "{'rule':'tiered','by':'REBATE','tiers':[{'from':'0'}]} | rule.tiers[0].rate",
                "{'rule':'rank','by':'REBATE','shares':['1','2']} | rule",
                "{'rule':'rank','shares':['2','1']} | rule.by",
                "{'rule':'shapley','by':'REBATE','tiers':[{'from':'0','rate':'2'},"
                        + "{'from':'90','rate':'1'}]} | rule",
                "{'rule':'topN','n':0,'by':'REBATE','split':{'rule':'equal'}} | rule.n",
                "{'rule':'topN','n':1,'by':'REBATE'} | rule.split",
                "{'rule':'blend','parts':[]} | rule.parts",
                "{'rule':'blend','parts':[{'weight':'0','split':{'rule':'equal'}}]} |"
                        + " rule.parts[0].weight",
                "{'rule':'blend','parts':[{'weight':'1','split':{'rule':'rank','by':'COST',"
                        + "'shares':['-1']}}]} | rule.parts[0].split",
                "{'rule':'waterfall','steps':[{'split':{'rule':'equal'}},{'split':{'rule':"
                        + "'equal'}}]} | rule",
                "{'rule':'waterfall','steps':[{'cap':'1','split':{'rule':'equal'}}]} | rule",
                "{'rule':'waterfall','steps':[{'cap':'0','split':{'rule':'equal'}},{'split':"
                        + "{'rule':'equal'}}]} | rule.steps[0].cap",
                "{'rule':'bounded','split':{'rule':'equal'}} | rule",
                "{'rule':'bounded','min':'0.5','max':'0.4','split':{'rule':'equal'}} | rule",
                "{'rule':'bounded','min':'0.34','split':{'rule':'equal'}} | rule",
                "{'rule':'bounded','max':'0.33','split':{'rule':'equal'}} | rule",
                "{'rule':'bounded','max':'0.5','split':{'rule':'blend','parts':[{'weight':'1',"
                        + "'split':{'rule':'bounded','max':'0.5','split':{'rule':'equal'}}}]}} |"
                        + " rule.split.parts[0].split",
                "{'rule':'topN','n':2,'by':'COST','split':{'rule':'bounded','max':'0.4','split':"
                        + "{'rule':'equal'}}} | rule.split",
                "{'rule':'equal','surprise':'1'} | rule.surprise"
            })
    void refusesAndNamesThePlace(String rule, String named) {
        compute(json(rule), 3).spec(violation(named));
    }

    @Test
    void nestsEightDeepAndNoDeeper() {
        compute(nested(8), 3).statusCode(200);
        compute(nested(9), 3).spec(violation("rule" + ".split".repeat(8)));
    }

    @Test
    void holdsSixteenRulesAndNoMore() {
        compute(blend(5, 10), 3).statusCode(200);
        compute(blend(6, 10), 3).spec(violation("rule"));
        compute(blend(0, 11), 3).spec(violation("rule.parts"));
    }

    @Test
    void isShapleyForTenMembersAtMost() {
        JsonObject shapley =
                json("{'rule':'shapley','by':'REBATE','tiers':[{'from':'0','rate':'1'}]}");

        compute(shapley, 10).statusCode(200);
        compute(shapley, 11).spec(violation("rule"));
        compute(top(10, shapley), 11).statusCode(200);
        compute(top(11, shapley), 11).spec(violation("rule.split"));
    }

    /** A blend of so many rules, some of them with a fallback. */
    private static JsonObject blend(int withFallback, int rules) {
        JsonArray parts = new JsonArray();
        for (int i = 0; i < rules; i++) {
            JsonObject split = json(BY_REBATE);
            if (i < withFallback) {
                split.put("fallback", json(EQUAL));
            }
            parts.add(new JsonObject().put("weight", "1").put("split", split));
        }
        return new JsonObject().put("rule", "blend").put("parts", parts);
    }

    private static JsonObject nested(int depth) {
        return depth == 1 ? json(EQUAL) : top(3, nested(depth - 1));
    }

    private static JsonObject top(int n, JsonObject split) {
        return new JsonObject()
                .put("rule", "topN")
                .put("n", n)
                .put("by", "REBATE")
                .put("split", split);
    }

    private static ValidatableResponse compute(JsonObject rule, int members) {
        return Member.any().post("/v1/splits:compute", body(rule, members));
    }

    private static Map<String, Object> body(JsonObject rule, int members) {
        return Map.of(
                "digest",
                "7186b6e1e13844499594bc935ee9f1091d59093bcb00eca31c3d563c5bb86f7d",
                "period",
                "2025-05",
                "rule",
                json(rule.encode()).getMap(),
                "pool",
                "90",
                "contributions",
                IntStream.range(0, members)
                        .mapToObj(i ->
                                Map.of(
                                        "memberId",
                                        new UUID(0x7000, Long.MIN_VALUE + i).toString(),
                                        "rebate",
                                        i < 3 ? REBATES.get(i).toString() : "0"))
                        .toList());
    }

    private static JsonObject json(String rule) {
        return new JsonObject(rule.replace('\'', '"'));
    }
}
