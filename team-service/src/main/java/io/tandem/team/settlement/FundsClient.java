package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.security.ServiceToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Holds and reservations, as rebate-service offers them. Answers are read by the caller. */
@Path("/v1")
@RegisterRestClient(configKey = "rebate")
@RegisterProvider(ServiceToken.class)
interface FundsClient {

    @POST
    @Path("holds")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> hold(
            @HeaderParam(IdempotencyKey.HEADER) String key, RebateMessages.HoldFunds hold);

    @POST
    @Path("holds/{id}:release")
    Uni<Response> release(@HeaderParam(IdempotencyKey.HEADER) String key, @PathParam("id") UUID id);

    @POST
    @Path("holds/{id}:award")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> award(
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @PathParam("id") UUID id,
            RebateMessages.AwardHold award);

    @PUT
    @Path("reservations/{reference}")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> reserve(
            @PathParam("reference") String reference, RebateMessages.ReserveFunds reserve);

    @POST
    @Path("reservations/{reference}:release")
    Uni<Response> releaseReservations(
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @PathParam("reference") String reference);
}
