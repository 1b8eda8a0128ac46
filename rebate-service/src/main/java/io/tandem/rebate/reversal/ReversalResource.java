package io.tandem.rebate.reversal;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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

@Path("/v1/trades/{programme}/{tradeId}:reverse")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ReversalResource {

    private final ReversalService reversals;

    ReversalResource(ReversalService reversals) {
        this.reversals = reversals;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "reverseTrade",
            summary = "Reverses a trade, whole or in part",
            description =
                    "What is stored is taken back and what is left entered, in the open month's"
                            + " books, marked with the trade's own month. It may leave a debt,"
                            + " which later earnings pay first. Reversed stays reversed, whatever"
                            + " binding or plan becomes known later. A part takes away fee and"
                            + " rebate; the whole also takes the trade out of volume and activity.")
    @APIResponse(
            responseCode = "201",
            description = "The reversal.",
            content = @Content(schema = @Schema(implementation = ReversalView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`already-reversed`; `reversal-exceeds-trade`: `left` names what is left;"
                            + " `month-put-away`: the trade's month has been detached")
    public Uni<Response> reverse(
            @BeanParam IdempotencyKey key,
            @PathParam("programme") @Parameter(example = "okx") String programme,
            @PathParam("tradeId") @Parameter(example = "bill-624881939218") String tradeId,
            @NotNull @Valid ReverseTrade command) {
        return reversals.reverse(key, programme, tradeId, command);
    }
}
