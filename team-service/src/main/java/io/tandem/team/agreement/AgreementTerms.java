package io.tandem.team.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Rate;
import io.tandem.team.agreement.model.DisputeClause;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.RuleTerms;
import io.tandem.team.split.model.Digest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The terms as they are signed. What is left out stays out of the canonical bytes, so terms are
 * what they say and nothing else.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        examples =
                """
                {"schema": "tandem/agreement/1",
                 "teamId": "0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10",
                 "effectiveFrom": "2026-10",
                 "members": [
                   {"partnerId": "0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e11", "pooledShare": "1"},
                   {"partnerId": "0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e12", "pooledShare": "0.5"}],
                 "programmes": [],
                 "scope": {"kind": "ALL"},
                 "split": {"rule": "proportional", "by": "REBATE", "exponent": "0.5"},
                 "objectionDays": 3,
                 "noticeDays": 30,
                 "text": "We share what our guides bring."}
                """)
public record AgreementTerms(
        @NotNull @Pattern(regexp = SCHEMA, message = "must be " + SCHEMA) @Schema(examples = SCHEMA)
                String schema,
        @NotNull UUID teamId,
        @NotNull @Schema(description = "The first period that is settled under these terms.")
                YearMonth effectiveFrom,
        @NotEmpty @Size(max = Terms.MAX_MEMBERS) List<@NotNull @Valid MemberTerms> members,
        @NotNull
                @Size(max = 100)
                @Schema(description = "Whose earnings it is about; empty for all programmes.")
                List<
                                @NotNull
                                @Pattern(
                                        regexp = "[a-z0-9-]{1,32}",
                                        message = "must be 1 to 32 characters of a-z, 0-9 and -")
                                String>
                        programmes,
        @NotNull @Valid ScopeTerms scope,
        @NotNull @Valid RuleTerms split,
        @Valid
                @Schema(
                        nullable = true,
                        description =
                                "What decides when all weights are zero; `equal` when left out. May"
                                        + " stand in `split` instead.")
                RuleTerms fallback,
        @Min(0)
                @Max(90)
                @Schema(
                        description = "For how long a settlement waits before it may be posted.",
                        examples = "3")
                int objectionDays,
        @Min(0)
                @Max(365)
                @Schema(
                        description = "How long a member who terminates stays bound.",
                        examples = "30")
                int noticeDays,
        @Valid @Schema(nullable = true) DisputeTerms dispute,
        @Schema(
                        nullable = true,
                        description =
                                "Until when a proposal of it can be signed; 30 days from the"
                                        + " proposal on when left out.",
                        examples = "2026-12-01T00:00:00Z")
                Instant signBy,
        @Valid
                @Schema(
                        nullable = true,
                        description =
                                "How one member leaves while the agreement goes on; left out, no"
                                        + " member leaves alone.")
                ExitTerms exit,
        @Valid
                @Schema(
                        nullable = true,
                        description =
                                "What follows when a member ends the agreement for all; nothing when"
                                        + " left out.")
                EndTailTerms endTail,
        @Schema(
                        nullable = true,
                        description =
                                "BY_EVENT_TIME: a member's earnings are pooled, and its measures"
                                        + " counted, for what was executed from the moment in which"
                                        + " the agreement became binding on (unless the version"
                                        + " before bound it, too) and before the one in which its"
                                        + " membership or the agreement ends. Left out, its first"
                                        + " and last period count whole.",
                        examples = "BY_EVENT_TIME")
                ProrationTerms proration,
        @Schema(
                        nullable = true,
                        description = "The digest of the active agreement that this one replaces.",
                        pattern = "^[0-9a-f]{64}$",
                        examples =
                                "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
                String predecessor,
        @Valid
                @Schema(
                        nullable = true,
                        description =
                                "What members see of each other beyond what settlements show;"
                                        + " nothing when left out.")
                VisibilityTerms visibility,
        @Valid
                @Schema(
                        nullable = true,
                        description =
                                "When periods are settled by themselves; when left out, they are"
                                        + " settled when the lead asks. Needs `programmes`: what is"
                                        + " not named cannot be seen to be closed.")
                CalendarTerms calendar,
        @Valid
                @Schema(
                        nullable = true,
                        description =
                                "How what a member spent comes to count; when left out, no costs are"
                                        + " taken.")
                CostTerms costs,
        @Valid
                @Schema(
                        nullable = true,
                        description =
                                "Whether costs come first out of the pool; when left out, the rule"
                                        + " divides all of it. Needs `costs`.")
                RecoupmentTerms recoupment,
        @NotNull
                @Size(max = 20_000)
                @Schema(
                        description = "What the members want to say besides; signed like the rest.",
                        examples = "We share what our guides bring.")
                String text) {

    static final String SCHEMA = "tandem/agreement/1";

    private static final YearMonth EARLIEST = YearMonth.of(2000, 1);
    private static final YearMonth LATEST = YearMonth.of(2999, 12);

    public AgreementTerms {
        if (effectiveFrom != null
                && (effectiveFrom.isBefore(EARLIEST) || effectiveFrom.isAfter(LATEST))) {
            throw new IllegalArgumentException(
                    "effectiveFrom must be from " + EARLIEST + " to " + LATEST);
        }
        if (members != null && !areDistinct(members.stream().map(MemberTerms::idOf).toList())) {
            throw new IllegalArgumentException("members must name each partner once");
        }
        if (programmes != null && !areDistinct(programmes)) {
            throw new IllegalArgumentException("programmes must name each programme once");
        }
        if (calendar != null && programmes != null && programmes.isEmpty()) {
            throw new IllegalArgumentException("must name programmes to have a calendar");
        }
        if (recoupment != null && costs == null) {
            throw new IllegalArgumentException("must say how costs count to recoup them");
        }
        if (predecessor != null) {
            new Digest(predecessor);
        }
        if (split != null && split.fallback() != null && fallback != null) {
            throw new IllegalArgumentException("must name one fallback, not two");
        }
    }

    /** A member and what it pools. */
    @RegisterForReflection
    @Schema(name = "MemberTerms")
    public record MemberTerms(
            @NotNull UUID partnerId,
            @NotNull
                    @Schema(
                            description = "The share of its rebates that goes into the pool.",
                            examples = "1")
                    Rate pooledShare) {

        private static UUID idOf(MemberTerms member) {
            return member == null ? null : member.partnerId;
        }
    }

    /** What these terms mean. */
    Terms toModel() {
        SortedMap<PartnerId, Rate> shares = new TreeMap<>();
        members.forEach(
                member -> shares.put(new PartnerId(member.partnerId()), member.pooledShare()));
        return new Terms(
                new TeamId(teamId),
                effectiveFrom,
                shares,
                Set.copyOf(programmes),
                scope.toScope(),
                split.toRule(Optional.ofNullable(fallback).map(RuleTerms::toRule)),
                objectionDays,
                noticeDays,
                Optional.ofNullable(predecessor).map(Digest::new),
                Optional.ofNullable(dispute)
                        .map(DisputeTerms::toClause)
                        .orElse(DisputeClause.STANDARD),
                Optional.ofNullable(recoupment).map(RecoupmentTerms::carry));
    }

    private static boolean areDistinct(List<?> values) {
        List<?> given = values.stream().filter(Objects::nonNull).toList();
        return new HashSet<>(given).size() == given.size();
    }
}
