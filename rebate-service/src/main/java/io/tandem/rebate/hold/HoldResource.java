package io.tandem.rebate.hold;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
class HoldResource {

    private final HoldService holds;

    HoldResource(HoldService holds) {
        this.holds = holds;
    }

    @POST
    @Path("holds")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @Operation(
            operationId = "holdFunds",
            summary = "Freezes what a partner has available",
            description = "It takes what is reserved, too: frozen is safer than reserved.")
    @APIResponse(
            responseCode = "201",
            description = "The hold.",
            content = @Content(schema = @Schema(implementation = HoldView.class)))
    @APIResponse(responseCode = "409", description = "`insufficient-funds`")
    public Uni<Response> hold(@BeanParam IdempotencyKey key, @NotNull @Valid HoldFunds command) {
        return holds.hold(key, command);
    }

    @POST
    @Path("holds/{id}:release")
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @Operation(operationId = "releaseHold", summary = "Gives back what is held")
    @APIResponse(
            responseCode = "200",
            description = "The hold that was.",
            content = @Content(schema = @Schema(implementation = HoldView.class)))
    @APIResponse(responseCode = "409", description = "`hold-ended`")
    public Uni<Response> release(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        return holds.release(key, id);
    }

    @POST
    @Path("holds/{id}:award")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @Operation(
            operationId = "awardHold",
            summary = "Gives what is held to others",
            description = "At most what is held; what the legs leave goes back to the partner.")
    @APIResponse(
            responseCode = "200",
            description = "The hold that was.",
            content = @Content(schema = @Schema(implementation = HoldView.class)))
    @APIResponse(responseCode = "409", description = "`hold-ended`")
    public Uni<Response> award(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid AwardHold command) {
        return holds.award(key, id, command);
    }

    @GET
    @Path("holds/{id}")
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR, Roles.PARTNER})
    @Operation(operationId = "readHold", summary = "Reads a hold; a partner its own")
    public Uni<HoldView> read(@PathParam("id") UUID id) {
        return holds.find(id);
    }

    @GET
    @Path("partners/{id}/holds")
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR, Roles.PARTNER})
    @Operation(operationId = "listHolds", summary = "A partner's holds, the newest last")
    public Uni<Page<HoldView>> ofPartner(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return holds.ofPartner(id, page);
    }
}
