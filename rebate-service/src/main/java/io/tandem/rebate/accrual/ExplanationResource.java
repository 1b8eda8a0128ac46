package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/v1/trades")
@Produces(MediaType.APPLICATION_JSON)
class ExplanationResource {

    private final ExplanationService explanations;

    ExplanationResource(ExplanationService explanations) {
        this.explanations = explanations;
    }

    @GET
    @Path("{programme}/{tradeId}")
    @RolesAllowed({Roles.OPERATOR, Roles.PARTNER})
    @Operation(
            operationId = "explainTrade",
            summary = "Explains a trade's rebate in words and numbers",
            description =
                    "A partner sees the trades by which it earns, and of a trade that went from one"
                            + " partner to another what concerns itself.")
    @APIResponse(
            responseCode = "200",
            description = "The trade with its ratings.",
            content = @Content(schema = @Schema(implementation = TradeExplanationView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`month-put-away`: its month has been detached; only an operator is told.")
    public Uni<TradeExplanationView> explain(
            @PathParam("programme") @Parameter(example = "okx") String programme,
            @PathParam("tradeId") @Parameter(example = "bill-624881939218") String tradeId) {
        return explanations.explain(programme, tradeId);
    }
}
