package io.tandem.rebate.statement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/v1/recomputations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class RecomputationResource {

    private final RecomputationService recomputations;

    RecomputationResource(RecomputationService recomputations) {
        this.recomputations = recomputations;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "recomputePeriod",
            summary = "Rebuilds a closed month from its stored inputs and compares",
            description =
                    "From trades, revisions of bindings, versions of plans and standings: identical"
                            + " to the byte, or the first entry that differs. It changes nothing"
                            + " and needs no Idempotency-Key.")
    @APIResponse(responseCode = "200", description = "What came of it")
    @APIResponse(responseCode = "409", description = "`period-not-closed`, `month-put-away`")
    public Uni<RecomputationView> recompute(@NotNull @Valid RecomputePeriod asked) {
        return recomputations.recompute(asked);
    }
}
