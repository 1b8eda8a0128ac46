package io.tandem.team.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tandem.team.partner.model.PartnerStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Our messages, held against what referral-service says that it answers. */
class ReferralContractTest {

    private final JsonNode document;

    ReferralContractTest() throws IOException {
        document = new YAMLMapper().readTree(Path.of("../referral-service/openapi.yaml").toFile());
    }

    @Test
    void followsWhatIsThere() {
        assertTrue(document.path("paths").path("/v1/feed/standings").has("get"));
    }

    @Test
    void readsWhatIsTold() {
        assertEquals(names("StandingFeedView"), components(StandingFeedPage.class));
        assertTrue(
                names("StandingFeedEntry").containsAll(components(StandingFeedPage.Entry.class)));
        assertEquals(names("StandingView"), components(StandingFeedPage.Standing.class));
        Set<String> statuses = new TreeSet<>();
        schema("StandingView")
                .path("properties")
                .path("status")
                .path("enum")
                .forEach(each -> statuses.add(each.asText()));
        assertEquals(
                Arrays.stream(PartnerStatus.values())
                        .map(Enum::name)
                        .collect(Collectors.toCollection(TreeSet::new)),
                statuses);
    }

    @Test
    void tellsWhatIsTaken() {
        JsonNode operation = document.path("paths").path("/v1/links:expire").path("post");
        Set<String> parameters = new TreeSet<>();
        operation.path("parameters").forEach(each -> parameters.add(each.path("name").asText()));
        Set<String> required = new TreeSet<>();
        schema("ExpireLinks").path("required").forEach(each -> required.add(each.asText()));

        assertEquals(Set.of("after", "limit"), parameters);
        assertEquals(names("ExpireLinks"), components(ExpireLinks.class));
        assertEquals(Set.of("ownerId", "programmes", "at"), required);
        assertTrue(
                operation
                        .path("responses")
                        .path("200")
                        .findValuesAsText("$ref")
                        .contains("#/components/schemas/PageExpiringLinkView"));
        assertTrue(names("PageExpiringLinkView").containsAll(components(ExpiringLinksPage.class)));
    }

    private JsonNode schema(String name) {
        return document.path("components").path("schemas").path(name);
    }

    private Set<String> names(String schema) {
        Set<String> names = new TreeSet<>();
        schema(schema).path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> components(Class<?> message) {
        return Arrays.stream(message.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
