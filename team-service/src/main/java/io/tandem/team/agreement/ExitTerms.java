package io.tandem.team.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Rate;
import io.tandem.team.agreement.model.ExitKind;
import io.tandem.team.agreement.model.ExitRules;
import io.tandem.team.agreement.model.LinksOnExit;
import io.tandem.team.agreement.model.Tail;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How one member leaves while the agreement goes on among the others. */
@RegisterForReflection(targets = {ExitTerms.class, LinksOnExit.class})
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ExitTerms",
        description =
                "How one member leaves while the agreement goes on among the others. Left out: no"
                        + " member leaves alone, one who terminates ends it for all.",
        examples =
                "{\"removalQuorum\":\"0.666667\",\"facts\":[\"CLOSED\",\"DECEASED\"],\"tail\":"
                        + "{\"periods\":6,\"share\":\"0.5\",\"decay\":\"0.1\",\"after\":[\"LEFT\","
                        + "\"DECEASED\"]},\"rejoinAfterDays\":90,\"links\":\"EXPIRE\"}")
public record ExitTerms(
        @Schema(
                        nullable = true,
                        description =
                                "The share of the other members whose votes remove one, at once; left"
                                        + " out, nobody can be removed.",
                        examples = "0.666667")
                Rate removalQuorum,
        @Size(max = 3)
                @Schema(
                        nullable = true,
                        description =
                                "Of CLOSED, DECEASED, BANNED those that end a membership, at once,"
                                        + " when an operator puts them on record; left out, none does.",
                        examples = "[\"CLOSED\",\"DECEASED\"]")
                List<@NotNull ExitKind> facts,
        @Valid
                @Schema(
                        nullable = true,
                        description =
                                "What follows a member's last period; left out, nothing does.")
                TailTerms tail,
        @Min(0)
                @Max(3650)
                @Schema(
                        nullable = true,
                        description =
                                "For how long after its last period a former member cannot be invited"
                                        + " to the team again; 0 when left out.",
                        examples = "90")
                Integer rejoinAfterDays,
        @Schema(
                        nullable = true,
                        description =
                                "EXPIRE: when a membership ends, the member's links within the scope"
                                        + " expire: they bind nobody new, and who is bound stays so."
                                        + " The scope has to name links or a campaign. STAY when left"
                                        + " out.",
                        examples = "EXPIRE")
                LinksOnExit links) {

    private static final Set<ExitKind> FACTS =
            EnumSet.of(ExitKind.CLOSED, ExitKind.DECEASED, ExitKind.BANNED);

    public ExitTerms {
        if (removalQuorum != null && removalQuorum.ppm() == 0) {
            throw new IllegalArgumentException("removalQuorum must be above 0");
        }
        if (facts != null && (!FACTS.containsAll(facts) || isRepeated(facts))) {
            throw new IllegalArgumentException(
                    "facts must be of CLOSED, DECEASED and BANNED, each once");
        }
    }

    /** A tail: in the k-th period after its last a former member counts share · (1 − decay)ᵏ⁻¹. */
    @RegisterForReflection
    @Schema(
            name = "TailTerms",
            description =
                    "In the k-th period after its last a former member counts as the fraction share ·"
                            + " (1 - decay)^(k-1) of a member: so much it pools of its pooled share, so"
                            + " much do its measures count, and its weight where the rule gives it one"
                            + " whatever it brings.")
    public record TailTerms(
            @Min(1) @Max(60) @Schema(examples = "6") int periods,
            @NotNull @Schema(examples = "0.5") Rate share,
            @NotNull @Schema(examples = "0.1") Rate decay,
            @NotEmpty
                    @Size(max = 5)
                    @Schema(
                            description = "The kinds of exit that have it.",
                            examples = "[\"LEFT\",\"DECEASED\"]")
                    List<@NotNull ExitKind> after) {

        public TailTerms {
            if (after != null && isRepeated(after)) {
                throw new IllegalArgumentException("after must name each kind once");
            }
        }

        private Tail toModel() {
            return new Tail(periods, share, decay, Set.copyOf(after));
        }
    }

    /** What these terms mean. */
    ExitRules toModel() {
        return new ExitRules(
                Optional.ofNullable(removalQuorum),
                facts == null ? Set.of() : Set.copyOf(facts),
                Optional.ofNullable(tail).map(TailTerms::toModel),
                rejoinAfterDays == null ? 0 : rejoinAfterDays,
                links == null ? LinksOnExit.STAY : links);
    }

    private static boolean isRepeated(List<ExitKind> kinds) {
        return new HashSet<>(kinds).size() < kinds.size();
    }
}
