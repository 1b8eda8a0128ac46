package io.tandem.rebate.earnings;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
class EarningsResource {

    private final EarningsService earnings;

    EarningsResource(EarningsService earnings) {
        this.earnings = earnings;
    }

    @GET
    @Path("earnings")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "readEarnings",
            summary = "What partners earned in some months, taken apart as asked",
            description = "A trade counts in the month of its execution, whenever it came.")
    @APIResponse(responseCode = "200", description = "What was earned")
    @APIResponse(responseCode = "404", description = "No such partner")
    public Uni<EarningsView> earnings(
            @QueryParam("partner") @Parameter(description = "Whose; a partner's own if left out.")
                    UUID partner,
            @QueryParam("programme")
                    @Parameter(description = "Only of this programme.", example = "okx")
                    String programme,
            @QueryParam("from") @Parameter(required = true, example = "2026-10") String from,
            @QueryParam("to") @Parameter(required = true, example = "2026-10") String to,
            @QueryParam("groupBy")
                    @Parameter(
                            description =
                                    "Any of period, day, category, link, channel, campaign,"
                                            + " introducer, separated by commas.",
                            example = "link,channel")
                    String groupBy) {
        return earnings.earnings(partner, programme, from, to, groupBy);
    }

    @POST
    @Path("earnings:contributions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @Operation(
            operationId = "readContributions",
            summary = "What a team's members brought in a month, as of one moment")
    @APIResponse(responseCode = "200", description = "What they brought")
    @APIResponse(
            responseCode = "409",
            description =
                    "`month-put-away`: a part of a day is asked for, and the month has been"
                            + " detached. Whole months and whole days are kept.")
    public Uni<ContributionsView> contributions(@NotNull @Valid ContributionsQuery query) {
        return earnings.contributions(query);
    }

    @POST
    @Path("earnings:trades")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @Operation(
            operationId = "readEarnedTrades",
            summary = "By which trades a partner earned in a month what its contribution says",
            description =
                    "Each trade with all that it was rated: plan version, tier, rate, and what was"
                            + " taken back. In the order of users and of execution. A co-inviter's"
                            + " trades come without the user.")
    @APIResponse(responseCode = "200", description = "The trades")
    @APIResponse(
            responseCode = "409",
            description = "`month-put-away`: the month has been detached.")
    public Uni<EarnedTradesView> trades(
            @NotNull @Valid EarnedTradesQuery query, @BeanParam PageParams page) {
        return earnings.trades(query, page);
    }
}
