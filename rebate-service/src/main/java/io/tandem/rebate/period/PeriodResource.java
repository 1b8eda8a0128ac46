package io.tandem.rebate.period;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/v1/programmes/{programme}/periods")
@Produces(MediaType.APPLICATION_JSON)
class PeriodResource {

    private final PeriodService periods;

    PeriodResource(PeriodService periods) {
        this.periods = periods;
    }

    @POST
    @Path("{period}:close")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "closePeriod",
            summary = "Closes a month and fixes the next month's tiers",
            description =
                    "Months are closed in order. A closed month's books take nothing more: what"
                            + " comes later is posted in the first open month, marked with the"
                            + " month it belongs to. Closing a closed month changes nothing. A month"
                            + " that nobody closes is closed by itself some days after its end.")
    @APIResponse(
            responseCode = "200",
            description = "The closed month.",
            content = @Content(schema = @Schema(implementation = PeriodView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`period-not-over`, `period-out-of-order`, `restatement-pending`;"
                            + " `month-put-away`: rows of its books, or trades that are to be rated"
                            + " anew, have been detached")
    public Uni<Response> close(
            @BeanParam IdempotencyKey key,
            @PathParam("programme") @Parameter(example = "okx") String programme,
            @PathParam("period") @Parameter(example = "2026-10") String period) {
        return periods.close(key, programme, period);
    }

    @GET
    @Path("{period}")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "readPeriod",
            summary = "A closed month, with the root that all its statements hang on",
            description =
                    "The root covers every partner's statement. Keep it where nobody can change it"
                            + " afterwards: a proof is worth as much as the root that it is checked"
                            + " against.")
    public Uni<PeriodView> find(
            @PathParam("programme") @Parameter(example = "okx") String programme,
            @PathParam("period") @Parameter(example = "2026-10") String period) {
        return periods.find(programme, period);
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(operationId = "listPeriods", summary = "Lists the months that are closed")
    public Uni<Page<PeriodView>> list(
            @PathParam("programme") @Parameter(example = "okx") String programme,
            @BeanParam PageParams page) {
        return periods.list(programme, page);
    }
}
