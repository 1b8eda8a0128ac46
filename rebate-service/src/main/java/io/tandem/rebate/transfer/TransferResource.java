package io.tandem.rebate.transfer;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.IdempotencyKey;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/v1/transfers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class TransferResource {

    private final TransferService transfers;

    TransferResource(TransferService transfers) {
        this.transfers = transfers;
    }

    @POST
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @Operation(
            operationId = "transferFunds",
            summary = "Moves available money between partners, all legs or none",
            description =
                    "It consumes the reservations of its own reference first, and keeps the others.")
    @APIResponse(
            responseCode = "201",
            description = "The transfer.",
            content = @Content(schema = @Schema(implementation = TransferView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`insufficient-funds`: `lacking` names who lacks how much.")
    public Uni<Response> transfer(
            @BeanParam IdempotencyKey key, @NotNull @Valid TransferFunds command) {
        return transfers.transfer(key, command);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR, Roles.PARTNER})
    @Operation(operationId = "readTransfer", summary = "Reads a transfer, or one's own legs of it")
    public Uni<TransferView> read(@PathParam("id") UUID id) {
        return transfers.find(id);
    }
}
