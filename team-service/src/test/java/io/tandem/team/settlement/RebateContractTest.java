package io.tandem.team.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What team-service sends is what rebate-service's committed document takes. */
class RebateContractTest {

    private final JsonNode document;

    RebateContractTest() throws IOException {
        document = new YAMLMapper().readTree(Path.of("../rebate-service/openapi.yaml").toFile());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/transfers",
        "POST, /v1/earnings:contributions",
        "GET, /v1/feed/earnings",
        "POST, /v1/earnings:trades",
        "POST, /v1/holds",
        "POST, /v1/holds/{id}:release",
        "POST, /v1/holds/{id}:award",
        "PUT, /v1/reservations/{reference}",
        "POST, /v1/reservations/{reference}:release"
    })
    void callsWhatIsThere(String method, String path) {
        assertTrue(document.path("paths").path(path).has(method.toLowerCase(Locale.ROOT)), path);
    }

    @ParameterizedTest
    @CsvSource({
        "AskContributions, ContributionsQuery",
        "AskMember, MemberScope",
        "HoldFunds, HoldFunds",
        "AwardHold, AwardHold",
        "AwardLeg, AwardLeg",
        "ReserveFunds, ReserveFunds",
        "PostTransfer, TransferFunds",
        "Leg, LegTerms"
    })
    void sendsWhatIsTaken(String ours, String theirs) {
        JsonNode schema = document.path("components").path("schemas").path(theirs);

        assertEquals(names(schema.path("properties")), components(ours));
    }

    /** What the follower of the feed asks by and reads, as it is called there. */
    @Test
    void followsTheFeedByItsNames() {
        JsonNode schemas = document.path("components").path("schemas");
        Set<String> asked = new TreeSet<>();
        document.path("paths")
                .path("/v1/feed/earnings")
                .path("get")
                .path("parameters")
                .forEach(each -> asked.add(each.path("name").asText()));

        assertEquals(Set.of("after", "before", "limit"), asked);
        assertTrue(
                names(schemas.path("EarningsFeedEntry").path("properties"))
                        .containsAll(Set.of("position", "cause", "changes")));
        assertTrue(
                names(schemas.path("EarningsChange").path("properties"))
                        .containsAll(Set.of("partnerId", "programme", "period")));
    }

    @Test
    void asksForTradesAsRebateServiceIsAsked() {
        assertEquals(properties("EarnedTradesQuery"), components(TradeMessages.AskTrades.class));
        assertEquals(properties("MemberScope"), components(RebateMessages.AskMember.class));
    }

    @ParameterizedTest
    @CsvSource({"Trades, EarnedTradesView", "Trade, EarnedTrade", "Accrual, EarnedAccrual"})
    void readsOfTradesWhatIsTold(String ours, String theirs) {
        Set<String> read = components(message(TradeMessages.class, ours));
        Set<String> unknown = new TreeSet<>(read);
        unknown.removeAll(properties(theirs));

        assertEquals(Set.of(), unknown);
        assertFalse(read.isEmpty());
    }

    private Set<String> properties(String theirs) {
        return names(document.path("components").path("schemas").path(theirs).path("properties"));
    }

    private static Set<String> names(JsonNode properties) {
        Set<String> names = new TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> components(String message) {
        return components(message(RebateMessages.class, message));
    }

    private static Class<?> message(Class<?> messages, String name) {
        return Arrays.stream(messages.getDeclaredClasses())
                .filter(each -> each.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
