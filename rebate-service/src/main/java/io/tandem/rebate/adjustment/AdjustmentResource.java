package io.tandem.rebate.adjustment;

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

@Path("/v1/adjustments")
@Produces(MediaType.APPLICATION_JSON)
class AdjustmentResource {

    private final AdjustmentService adjustments;

    AdjustmentResource(AdjustmentService adjustments) {
        this.adjustments = adjustments;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "adjustBalance",
            summary = "Corrects what a partner has available, with a recorded reason")
    @APIResponse(
            responseCode = "201",
            description = "The adjustment.",
            content = @Content(schema = @Schema(implementation = AdjustmentView.class)))
    @APIResponse(responseCode = "409", description = "`insufficient-funds`")
    public Uni<Response> adjust(
            @BeanParam IdempotencyKey key, @NotNull @Valid AdjustBalance command) {
        return adjustments.adjust(key, command);
    }

    @POST
    @Path("{id}:undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "undoAdjustment",
            summary = "Takes an adjustment back by a reversing entry")
    @APIResponse(
            responseCode = "200",
            description = "The adjustment that was.",
            content = @Content(schema = @Schema(implementation = AdjustmentView.class)))
    @APIResponse(responseCode = "409", description = "`already-undone`, `insufficient-funds`")
    public Uni<Response> undo(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid UndoAdjustment command) {
        return adjustments.undo(key, id, command);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "readAdjustment", summary = "Reads an adjustment")
    public Uni<AdjustmentView> read(@PathParam("id") UUID id) {
        return adjustments.find(id);
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "listAdjustments", summary = "Lists adjustments, the newest last")
    public Uni<Page<AdjustmentView>> list(
            @QueryParam("partner")
                    @Parameter(
                            description = "Only this partner's.",
                            example = "0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10")
                    UUID partner,
            @BeanParam PageParams page) {
        return adjustments.list(partner, page);
    }
}
