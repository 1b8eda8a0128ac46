package io.tandem.team.agreement;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.team.agreement.model.Scope;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** A scope as terms spell it: an object whose {@code kind} says which it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScopeTerms.AllTerms.class, name = "ALL"),
    @JsonSubTypes.Type(value = ScopeTerms.LinksTerms.class, name = "LINKS"),
    @JsonSubTypes.Type(value = ScopeTerms.CampaignTerms.class, name = "CAMPAIGN")
})
@Schema(
        name = "Scope",
        description = "Which of the members' earnings it is about.",
        oneOf = {
            ScopeTerms.AllTerms.class,
            ScopeTerms.LinksTerms.class,
            ScopeTerms.CampaignTerms.class
        },
        discriminatorProperty = "kind",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "ALL", schema = ScopeTerms.AllTerms.class),
            @DiscriminatorMapping(value = "LINKS", schema = ScopeTerms.LinksTerms.class),
            @DiscriminatorMapping(value = "CAMPAIGN", schema = ScopeTerms.CampaignTerms.class)
        })
public sealed interface ScopeTerms {

    /** The scope that these terms spell. */
    Scope toScope();

    /** Everything that a member earns. */
    @RegisterForReflection
    @Schema(
            name = "AllScope",
            requiredProperties = "kind",
            properties =
                    @SchemaProperty(name = "kind", type = SchemaType.STRING, enumeration = "ALL"),
            description = "Everything that a member earns.",
            examples = "{\"kind\":\"ALL\"}")
    record AllTerms() implements ScopeTerms {

        @Override
        public Scope toScope() {
            return new Scope.AllLinks();
        }
    }

    /** What comes by some links. */
    @RegisterForReflection
    @Schema(
            name = "LinksScope",
            requiredProperties = "kind",
            properties =
                    @SchemaProperty(name = "kind", type = SchemaType.STRING, enumeration = "LINKS"),
            description = "What comes by these links, each named once.",
            examples = "{\"kind\":\"LINKS\",\"links\":[\"0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10\"]}")
    record LinksTerms(@NotEmpty @Size(max = 1000) List<@NotNull UUID> links) implements ScopeTerms {

        public LinksTerms {
            if (links != null && new HashSet<>(links).size() < links.size()) {
                throw new IllegalArgumentException("must name each link once");
            }
        }

        @Override
        public Scope toScope() {
            return new Scope.SomeLinks(Set.copyOf(links));
        }
    }

    /** What comes by the links of one campaign. */
    @RegisterForReflection
    @Schema(
            name = "CampaignScope",
            requiredProperties = "kind",
            properties =
                    @SchemaProperty(
                            name = "kind",
                            type = SchemaType.STRING,
                            enumeration = "CAMPAIGN"),
            description = "What comes by the links of one campaign.",
            examples = "{\"kind\":\"CAMPAIGN\",\"campaign\":\"autumn\"}")
    record CampaignTerms(@NotBlank @Size(max = 100) String campaign) implements ScopeTerms {

        @Override
        public Scope toScope() {
            return new Scope.OneCampaign(campaign);
        }
    }
}
