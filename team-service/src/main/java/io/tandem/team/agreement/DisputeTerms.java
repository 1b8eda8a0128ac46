package io.tandem.team.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Rate;
import io.tandem.team.agreement.model.DisputeClause;
import io.tandem.team.agreement.model.DisputeClause.DefaultAward;
import io.tandem.team.roster.model.PartnerId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The dispute clause as terms spell it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "DisputeTerms",
        description =
                "How members settle what they cannot agree on. Left out, it is as if it said:"
                        + " openDays 30, negotiationDays 7, ruling VOTE, rulingDays 7, quorum 0.5,"
                        + " defaultAward NONE.",
        examples =
                """
                {"openDays": 30, "negotiationDays": 7, "ruling": "VOTE", "rulingDays": 7,
                 "quorum": "0.5", "defaultAward": "NONE"}
                """)
public record DisputeTerms(
        @NotNull
                @Min(0)
                @Max(365)
                @Schema(
                        description =
                                "For how long after a settlement is posted a line may be contested.",
                        examples = "30")
                Integer openDays,
        @NotNull
                @Min(0)
                @Max(90)
                @Schema(
                        description = "For how long the parties negotiate before anybody rules.",
                        examples = "7")
                Integer negotiationDays,
        @NotNull
                @Schema(
                        description =
                                "VOTE: by the members who are not parties to it. ARBITER: by the"
                                        + " partner named. DEFAULT: by the default award.",
                        examples = "VOTE")
                RulingTerms ruling,
        @Min(1)
                @Max(90)
                @Schema(
                        nullable = true,
                        description = "How long the vote or the arbiter has; not with DEFAULT.",
                        examples = "7")
                Integer rulingDays,
        @Schema(
                        nullable = true,
                        description = "With VOTE: the fraction of those entitled who must vote.",
                        examples = "0.5")
                Rate quorum,
        @Schema(nullable = true, description = "With ARBITER: who rules; not a party's own case.")
                UUID arbiter,
        @NotNull
                @Schema(
                        description =
                                "What the claimant gets of a contested amount when nobody decides.",
                        examples = "NONE")
                DefaultAward defaultAward) {

    /** Who rules, by name. */
    public enum RulingTerms {
        VOTE,
        ARBITER,
        DEFAULT
    }

    public DisputeTerms {
        if (ruling != null) {
            require(
                    (ruling == RulingTerms.DEFAULT) == (rulingDays == null),
                    "must name rulingDays unless the ruling is DEFAULT");
            require(
                    (ruling == RulingTerms.VOTE) == (quorum != null),
                    "must name a quorum with the ruling VOTE, and with no other");
            require(
                    (ruling == RulingTerms.ARBITER) == (arbiter != null),
                    "must name an arbiter with the ruling ARBITER, and with no other");
            require(quorum == null || quorum.ppm() > 0, "must have a quorum above zero");
        }
    }

    /** What these terms mean. */
    DisputeClause toClause() {
        return new DisputeClause(
                openDays,
                negotiationDays,
                switch (ruling) {
                    case VOTE -> new DisputeClause.Vote(rulingDays, quorum);
                    case ARBITER -> new DisputeClause.Arbiter(rulingDays, new PartnerId(arbiter));
                    case DEFAULT -> new DisputeClause.ByDefault();
                },
                defaultAward);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
