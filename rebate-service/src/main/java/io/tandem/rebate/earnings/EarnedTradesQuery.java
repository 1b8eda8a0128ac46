package io.tandem.rebate.earnings;

import io.tandem.chassis.money.Asset;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks by which trades a member earned what its contribution says, within the same scope. */
record EarnedTradesQuery(
        @NotNull YearMonth period,
        @Size(max = 100)
                @Schema(
                        nullable = true,
                        description = "Only these programmes; null is all.",
                        examples = "[\"okx\"]")
                List<@NotNull String> programmes,
        @NotNull @Valid ContributionsQuery.MemberScope member,
        @Schema(nullable = true, description = "Only this asset; null is all.") Asset asset) {

    /** The question whose answer the trades add up to. */
    ContributionsQuery contributions() {
        return new ContributionsQuery(period, programmes, List.of(member));
    }
}
