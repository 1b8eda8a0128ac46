package io.tandem.team.performance;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.Argument;
import io.tandem.team.Crew;
import io.tandem.team.FakeRebate;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PerformanceResourceTest extends TeamServiceTest {

    private static final String WINDOW = "?from=2025-05&to=2025-06";
    private static final UUID LINK = UUID.randomUUID();

    @Test
    void tellsSettledMonthsAsTheyWereSettledAndOthersAsTheyAreKnownNow() {
        Crew crew = crew(Map.of());
        UUID settlement = crew.settles("2025-05");
        rebate.earnsIn("2025-05", crew.member(0).id(), "999", "9999");
        String first = crew.member(0).id().toString();

        reads(crew, crew.lead(), WINDOW)
                .statusCode(200)
                .body("months.period", equalTo(List.of("2025-05", "2025-06")))
                .body("months[0].settlementId", equalTo(settlement.toString()))
                .body("months[1].settlementId", nullValue())
                .body("items", hasSize(4))
                .rootPath("items.find { it.partnerId == '%s' && it.period == '2025-05' }")
                .body("volumeUsd", of(first), equalTo("1000"))
                .body("conversion", of(first), equalTo("2/3"))
                .body("assets[0].asset", of(first), equalTo("USDT"))
                .body("assets[0].solo", of(first), equalTo("400"))
                .body("assets[0].contributed", of(first), equalTo("400"))
                .body("assets[0].payout", of(first), equalTo("250"))
                .body("assets[0].result", of(first), equalTo("250"))
                .body("assets[0].againstSolo", of(first), equalTo("-150"))
                .body("ranks.rebates[0].rank", of(first), equalTo(1))
                .body("ranks.invitees", of(first), equalTo(1))
                .rootPath("items.find { it.partnerId == '%s' && it.period == '2025-06' }")
                .body("assets[0].solo", of(first), equalTo("100"))
                .body("assets[0].againstSolo", of(first), equalTo("100"))
                .body("ranks.rebates[0].rank", of(first), equalTo(2))
                .body("trends.volume", of(first), equalTo("-4/5"))
                .body("trends.rebates[0].change", of(first), equalTo("-3/4"));
    }

    @Test
    void addsUpByMemberByMonthAndInAll() {
        Crew crew = crew(Map.of());

        reads(crew, crew.lead(), WINDOW + "&groupBy=total")
                .body("items", hasSize(1))
                .body("items[0].volumeUsd", equalTo("2600"))
                .body("items[0].assets[0].solo", equalTo("900"))
                .body("items[0].assets[0].againstSolo", equalTo("0"))
                .body("items[0].period", nullValue())
                .body("items[0].ranks", nullValue());
        reads(crew, crew.lead(), WINDOW + "&groupBy=period")
                .body("items.period", equalTo(List.of("2025-05", "2025-06")));
        reads(crew, crew.lead(), WINDOW + "&groupBy=member")
                .body("items.partnerId", hasSize(2))
                .body("items.period", everyItem(nullValue()));
        reads(crew, crew.lead(), WINDOW + "&groupBy=member,period").body("items", hasSize(4));
    }

    @Test
    void showsTradesAndFeesOfOneselfAlone() {
        Crew crew = crew(Map.of());
        rebate.trades(crew.member(0).id(), "2025-05", LINK, "autumn", 31, "1600");
        rebate.trades(crew.member(1).id(), "2025-05", LINK, "autumn", 7, "400");
        String own = crew.member(0).id().toString();
        String other = crew.member(1).id().toString();

        reads(crew, crew.lead(), WINDOW + "&groupBy=member")
                .rootPath("items.find { it.partnerId == '%s' }")
                .body("fees[0].asset", of(own), equalTo("USDT"))
                .body("fees[0].trades", of(own), equalTo(31))
                .body("fees[0].fees", of(own), equalTo("1600"))
                .body("fees", of(other), nullValue());
        reads(crew, crew.lead(), WINDOW + "&groupBy=total").body("items[0].fees", nullValue());
        assertTrue(
                rebate.earningsAsked().stream().allMatch(query -> query.contains(own)),
                "what may not be shown is not even asked for");
        Member.operator()
                .get(at(crew) + WINDOW + "&groupBy=total")
                .then()
                .body("items[0].fees[0].fees", equalTo("2000"));
    }

    @Test
    void showsEverybodysFeesWhereAllHaveSignedForIt() {
        Crew crew = crew(Map.of("fees", true));
        rebate.trades(crew.member(0).id(), "2025-05", LINK, "autumn", 31, "1600");
        rebate.trades(crew.member(1).id(), "2025-06", LINK, "autumn", 7, "400");

        reads(crew, crew.member(1), WINDOW + "&groupBy=total")
                .body("items[0].fees[0].trades", equalTo(38))
                .body("items[0].fees[0].fees", equalTo("2000"));
    }

    @Test
    void ranksByVolumeOnlyWhereAllHaveSignedForIt() {
        Crew without = crew(Map.of("volumeRanks", false));
        Crew with = crew(Map.of("volumeRanks", true));

        reads(without, without.lead(), WINDOW).body("items.ranks.volume", everyItem(nullValue()));
        reads(with, with.lead(), WINDOW + "&groupBy=member")
                .body("items.ranks.volume.sort()", equalTo(List.of(1, 2)));
    }

    @Test
    void countsFeesWithinTheScopeAlone() {
        Crew crew = Crew.of(1);
        Map<String, Object> terms =
                crew.terms("scope", Map.of("kind", "LINKS", "links", List.of(LINK)));
        terms.put("programmes", List.of("okx"));
        crew.active(terms);
        rebate.trades(crew.lead().id(), "2025-05", LINK, "autumn", 5, "50");
        rebate.trades(crew.lead().id(), "2025-05", UUID.randomUUID(), "autumn", 3, "30");

        reads(crew, crew.lead(), WINDOW + "&groupBy=total")
                .body("items[0].fees[0].fees", equalTo("50"));
        assertEquals(
                List.of(
                        "partner="
                                + crew.lead().id()
                                + "&programme=okx&from=2025-05&to=2025-06&groupBy=period,link"),
                rebate.earningsAsked());
    }

    @Test
    void tellsAMemberApart() {
        Crew crew = crew(Map.of());

        crew.lead()
                .get(
                        "/v1/teams/"
                                + crew.team()
                                + "/members/"
                                + crew.member(1).id()
                                + "/performance"
                                + WINDOW)
                .statusCode(200)
                .body("items.partnerId", hasSize(2))
                .body("items.partnerId", everyItem(equalTo(crew.member(1).id().toString())))
                .body("items.ranks.rebates.rank.flatten()", equalTo(List.of(2, 1)));
    }

    @Test
    void tellsOnlyOfMonthsToWhoseAgreementTheViewerIsAParty() {
        Crew crew = crew(Map.of());
        Member newcomer = Member.any();
        newcomer.joins(crew.team(), crew.lead());
        Member stranger = Member.any();

        reads(crew, newcomer, WINDOW)
                .statusCode(200)
                .body("months", hasSize(0))
                .body("items", hasSize(0));
        reads(crew, stranger, WINDOW).spec(problem(404, "not-found"));
        reads(crew, stranger, "?from=x").spec(problem(404, "not-found"));
        reads(crew, crew.lead(), "?from=2025-03&to=2025-05")
                .body("months.period", equalTo(List.of("2025-05")));
    }

    @Test
    void writesTheTableAsCsv() {
        Crew crew = Crew.of(1);
        crew.active(crew.terms("visibility", Map.of("volumeRanks", true)));
        rebate.earnsIn("2025-05", crew.lead().id(), "0.000000000000000001", "1000");
        rebate.trades(crew.lead().id(), "2025-05", LINK, "autumn", 31, "1600");

        String csv =
                crew.lead()
                        .get(at(crew) + ".csv?from=2025-05&to=2025-05")
                        .statusCode(200)
                        .header("Content-Type", "text/csv;charset=UTF-8")
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"performance-2025-05-2025-05.csv\"")
                        .extract()
                        .asString();

        String unit = "0.000000000000000001";
        assertEquals(
                "period,partnerId,asset,volumeUsd,invitees,activeTraders,solo,contributed,payout,"
                        + "result,againstSolo,trades,fees,rebateRank,volumeRank,inviteesRank,"
                        + "activeTradersRank\r\n2025-05,"
                        + crew.lead().id()
                        + ",USDT,1000,3,2,"
                        + String.join(",", unit, unit, unit, unit)
                        + ",0,31,1600,1,1,1,1\r\n",
                csv);
    }

    @Test
    void writesTheTableAsAWorkbook() throws Exception {
        Crew crew = crew(Map.of());

        byte[] workbook =
                crew.lead()
                        .get(at(crew) + ".xlsx" + WINDOW)
                        .statusCode(200)
                        .extract()
                        .asByteArray();

        String sheet = sheet(workbook);
        assertTrue(sheet.contains("<t>againstSolo</t>"), sheet);
        assertTrue(sheet.contains("<t>" + crew.member(1).id() + "</t>"), sheet);
        assertTrue(sheet.contains("<v>-150</v>"), sheet);
    }

    @ParameterizedTest
    @CsvSource({
        "'', from",
        "?from=2025-5&to=2025-06, from",
        "?from=2025-13&to=2025-06, from",
        "?from=1999-12&to=2000-01, from",
        "?from=2025-05, to",
        "?from=2025-05&to=2025-04, to",
        "?from=2024-01&to=2026-01, to",
        "?from=2026-11&to=2026-12, to",
        "?from=2025-05&to=2025-06&groupBy=country, groupBy",
        "?from=2025-05&to=2025-06&groupBy=total%2Cmember, groupBy",
    })
    void refusesWhatIsNoWindow(String query, String field) {
        Crew crew = Crew.of(1);

        reads(crew, crew.lead(), query)
                .spec(problem(400, "invalid-request"))
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void waitsForRebateService() {
        Crew crew = crew(Map.of());
        rebate.is(FakeRebate.Mood.FAILS);

        reads(crew, crew.lead(), WINDOW)
                .spec(problem(503, "neighbour-unavailable"))
                .header("Retry-After", "5");
        rebate.down();
        reads(crew, crew.lead(), WINDOW)
                .spec(problem(503, "neighbour-unavailable"))
                .header("Retry-After", "5");
    }

    /** Equal parts of May (400 and 100) and June (100 and 300). */
    private Crew crew(Map<String, ?> visibility) {
        Crew crew = Crew.of(2);
        Map<String, Object> terms = crew.terms("split", Map.of("rule", "equal"));
        terms.put("visibility", visibility);
        crew.active(terms);
        rebate.earnsIn("2025-05", crew.member(0).id(), "400", "1000");
        rebate.earnsIn("2025-05", crew.member(1).id(), "100", "500");
        rebate.earnsIn("2025-06", crew.member(0).id(), "100", "200");
        rebate.earnsIn("2025-06", crew.member(1).id(), "300", "900");
        return crew;
    }

    private static String sheet(byte[] workbook) throws Exception {
        Path file = Files.createTempFile("performance", ".xlsx");
        Files.write(file, workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry sheet = zip.getEntry("xl/worksheets/sheet1.xml");
            return new String(zip.getInputStream(sheet).readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }

    private static ValidatableResponse reads(Crew crew, Member member, String query) {
        return member.get(at(crew) + query);
    }

    private static String at(Crew crew) {
        return "/v1/teams/" + crew.team() + "/performance";
    }

    private static List<Argument> of(String value) {
        return io.restassured.RestAssured.withArgs(value);
    }
}
