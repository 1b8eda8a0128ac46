package io.tandem.rebate.reservation;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
class ReservationResource {

    private final ReservationService reservations;

    ReservationResource(ReservationService reservations) {
        this.reservations = reservations;
    }

    @PUT
    @Path("reservations/{reference}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SERVICE)
    @Operation(
            operationId = "reserveFunds",
            summary = "Says what of a partner's money a payout may not touch",
            description =
                    "One amount per reference, partner and asset; saying it again changes nothing."
                            + " It may be more than there is: then it catches what comes. A"
                            + " transfer of the same reference consumes it.")
    @APIResponse(
            responseCode = "200",
            description = "The reservation.",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    @APIResponse(responseCode = "409", description = "`reservation-released`")
    public Uni<ReservationView> reserve(
            @PathParam("reference")
                    @Parameter(example = "settlement-0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10")
                    String reference,
            @NotNull @Valid ReserveFunds command) {
        return reservations.reserve(reference, command);
    }

    @POST
    @Path("reservations/{reference}:release")
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @Operation(
            operationId = "releaseReservation",
            summary = "Lets go of all that is reserved under the reference, for good")
    @APIResponse(
            responseCode = "200",
            description = "The reservations that were.",
            content = @Content(schema = @Schema(implementation = ReservationsView.class)))
    public Uni<Response> release(
            @BeanParam IdempotencyKey key,
            @PathParam("reference")
                    @Parameter(example = "settlement-0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10")
                    String reference) {
        return reservations.release(key, reference);
    }

    @GET
    @Path("reservations/{reference}")
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @Operation(
            operationId = "readReservations",
            summary = "Reads all that is reserved under the reference")
    public Uni<ReservationsView> read(
            @PathParam("reference")
                    @Parameter(example = "settlement-0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10")
                    String reference) {
        return reservations.ofReference(reference);
    }

    @GET
    @Path("partners/{id}/reservations")
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR, Roles.PARTNER})
    @Operation(
            operationId = "listReservations",
            summary = "What of a partner's money is reserved, by reference")
    public Uni<Page<ReservationView>> ofPartner(
            @PathParam("id") UUID id, @BeanParam PageParams page) {
        return reservations.ofPartner(id, page);
    }
}
