package io.tandem.team.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Decimals;
import io.tandem.team.agreement.model.CostRules;
import io.tandem.team.roster.model.PartnerId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How what a member spent for the team comes to count, as terms spell it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CostTerms",
        description = "How what a member spent for the team comes to count.",
        examples =
                """
                {"approval": "MAJORITY", "days": 14, "onSilence": "REFUSED",
                 "caps": [{"asset": "USDT", "amount": "500"}]}
                """)
public record CostTerms(
        @NotNull
                @Schema(
                        description =
                                "Who approves: ALL others, the MAJORITY of the others, or the MEMBER"
                                        + " named as approver. Of the approver's own costs it is all"
                                        + " others.",
                        examples = "MAJORITY")
                ApprovalTerms approval,
        @Schema(nullable = true, description = "With MEMBER: who approves.") UUID approver,
        @NotNull @Min(1) @Max(90) @Schema(description = "How many days they have.", examples = "14")
                Integer days,
        @NotNull
                @Schema(
                        description = "What becomes of a cost that is undecided by then.",
                        examples = "REFUSED")
                SilenceTerms onSilence,
        @Size(max = 20)
                @Schema(
                        nullable = true,
                        description =
                                "What a member can have counted per period; any amount in assets that"
                                        + " are not named.")
                List<@NotNull @Valid CapTerms> caps) {

    /** Who approves, by name. */
    public enum ApprovalTerms {
        ALL,
        MAJORITY,
        MEMBER
    }

    /** What silence says. */
    public enum SilenceTerms {
        ACCEPTED,
        REFUSED
    }

    /** A cap in an asset. */
    @RegisterForReflection
    @Schema(name = "CostCap")
    public record CapTerms(
            @NotNull Asset asset, @NotNull @Schema(examples = "500") BigDecimal amount) {

        public CapTerms {
            if (amount != null) {
                amount = Decimals.exact(amount, Decimals.LEDGER_SCALE);
                if (amount.signum() <= 0) {
                    throw new IllegalArgumentException("amount must be above zero");
                }
            }
        }
    }

    public CostTerms {
        if (approval != null && (approval == ApprovalTerms.MEMBER) != (approver != null)) {
            throw new IllegalArgumentException(
                    "must name an approver with the approval MEMBER, and with no other");
        }
        if (caps != null && caps.stream().map(CapTerms::asset).distinct().count() < caps.size()) {
            throw new IllegalArgumentException("caps must name each asset once");
        }
    }

    /** What these terms mean. */
    public CostRules toModel() {
        SortedMap<Asset, BigDecimal> byAsset = new TreeMap<>();
        if (caps != null) {
            caps.forEach(cap -> byAsset.put(cap.asset(), cap.amount()));
        }
        return new CostRules(
                switch (approval) {
                    case ALL -> new CostRules.Approval.All();
                    case MAJORITY -> new CostRules.Approval.Majority();
                    case MEMBER -> new CostRules.Approval.Named(new PartnerId(approver));
                },
                days,
                onSilence == SilenceTerms.ACCEPTED,
                byAsset);
    }
}
