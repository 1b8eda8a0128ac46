package io.tandem.team.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

    private static Set<String> names(JsonNode properties) {
        Set<String> names = new TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> components(String message) {
        Class<?> type =
                Arrays.stream(RebateMessages.class.getDeclaredClasses())
                        .filter(each -> each.getSimpleName().equals(message))
                        .findFirst()
                        .orElseThrow();
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
