package io.tandem.rebate.plan;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Page;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/v1/plans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PlanResource {

    private final PlanService plans;

    PlanResource(PlanService plans) {
        this.plans = plans;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "publishPlan",
            summary = "Publishes the next version of a programme's plan",
            description =
                    "Trades of the months that it rates, and that are there already, are rated anew:"
                            + " all of them before the answer or, if there are many, by and by.")
    @APIResponse(
            responseCode = "201",
            description = "The version.",
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`period-closed`; `month-put-away`: trades that are to be rated anew have been"
                            + " detached")
    public Uni<Response> publish(
            @BeanParam IdempotencyKey key, @NotNull @Valid PublishPlan command) {
        return plans.publish(key, command);
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(operationId = "listPlans", summary = "Lists the versions of plans")
    public Uni<Page<PlanView>> list(
            @QueryParam("programme")
                    @Parameter(description = "Only this programme's.", example = "okx")
                    String programme,
            @BeanParam PageParams page) {
        return plans.list(programme, page);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(operationId = "readPlan", summary = "Reads a version of a plan")
    public Uni<PlanView> read(@PathParam("id") UUID id) {
        return plans.find(id);
    }
}
