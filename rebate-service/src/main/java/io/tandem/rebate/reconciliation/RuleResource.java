package io.tandem.rebate.reconciliation;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/v1/reconciliation-rules")
@Produces(MediaType.APPLICATION_JSON)
class RuleResource {

    private final RuleService rules;

    RuleResource(RuleService rules) {
        this.rules = rules;
    }

    @PUT
    @Path("{programme}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "setReconciliationRule",
            summary = "Says how a programme's commission files are read",
            description =
                    "Once a file was read by it, only the tolerances may change. A commission file"
                            + " names orders and the books have executions: the trade's id has to"
                            + " tell its order.")
    @APIResponse(
            responseCode = "200",
            description = "The rule.",
            content = @Content(schema = @Schema(implementation = ReconciliationRuleView.class)))
    @APIResponse(responseCode = "409", description = "`reconciliation-rule-in-use`")
    public Uni<Response> set(
            @PathParam("programme") @Parameter(example = "okx") String programme,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "The ETag seen.", example = "\"1\"")
                    String ifMatch,
            @NotNull @Valid SetReconciliationRule command) {
        return rules.set(programme, ifMatch, command);
    }

    @GET
    @Path("{programme}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "readReconciliationRule",
            summary = "Reads how a programme's commission files are read")
    @APIResponse(
            responseCode = "200",
            description = "The rule.",
            content = @Content(schema = @Schema(implementation = ReconciliationRuleView.class)))
    public Uni<Response> read(
            @PathParam("programme") @Parameter(example = "okx") String programme) {
        return rules.find(programme);
    }
}
