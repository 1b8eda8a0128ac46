package io.tandem.rebate.payout;

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

@Path("/v1/payouts")
@Produces(MediaType.APPLICATION_JSON)
class PayoutResource {

    private final PayoutService payouts;

    PayoutResource(PayoutService payouts) {
        this.payouts = payouts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(
            operationId = "requestPayout",
            summary = "Asks for money to go out to a partner",
            description =
                    "From what is available and not reserved. It is held from now on. What is finer"
                            + " than the asset's payout precision stays available: the entry shows"
                            + " it going and coming back.")
    @APIResponse(responseCode = "404", description = "No such partner")
    @APIResponse(
            responseCode = "201",
            description = "The payout.",
            content = @Content(schema = @Schema(implementation = PayoutView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`insufficient-funds`, `payout-below-minimum`, `payouts-closed`")
    public Uni<Response> request(
            @BeanParam IdempotencyKey key, @NotNull @Valid RequestPayout command) {
        return payouts.request(key, command);
    }

    @POST
    @Path("{id}:approve")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "approvePayout",
            summary = "Approves a payout; somebody else than who requested it")
    @APIResponse(
            responseCode = "200",
            description = "The payout.",
            content = @Content(schema = @Schema(implementation = PayoutView.class)))
    @APIResponse(responseCode = "409", description = "`payout-state`, `four-eyes`")
    public Uni<Response> approve(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        return payouts.step(key, id, PayoutStep.APPROVE, null);
    }

    @POST
    @Path("{id}:cancel")
    @RolesAllowed({Roles.OPERATOR, Roles.PARTNER})
    @Operation(
            operationId = "cancelPayout",
            summary = "Takes back a payout that has not been approved")
    @APIResponse(
            responseCode = "200",
            description = "The payout.",
            content = @Content(schema = @Schema(implementation = PayoutView.class)))
    @APIResponse(responseCode = "409", description = "`payout-state`")
    public Uni<Response> cancel(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        return payouts.step(key, id, PayoutStep.CANCEL, null);
    }

    @POST
    @Path("{id}:send")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "sendPayout", summary = "Says that an approved payout is on its way")
    @APIResponse(
            responseCode = "200",
            description = "The payout.",
            content = @Content(schema = @Schema(implementation = PayoutView.class)))
    @APIResponse(responseCode = "409", description = "`payout-state`")
    public Uni<Response> send(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid NotePayout command) {
        return payouts.step(key, id, PayoutStep.SEND, command);
    }

    @POST
    @Path("{id}:pay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "payPayout", summary = "Says that a payout arrived")
    @APIResponse(
            responseCode = "200",
            description = "The payout.",
            content = @Content(schema = @Schema(implementation = PayoutView.class)))
    @APIResponse(responseCode = "409", description = "`payout-state`")
    public Uni<Response> pay(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid NotePayout command) {
        return payouts.step(key, id, PayoutStep.PAY, command);
    }

    @POST
    @Path("{id}:fail")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "failPayout",
            summary = "Says that a payout failed: the money is available again")
    @APIResponse(
            responseCode = "200",
            description = "The payout.",
            content = @Content(schema = @Schema(implementation = PayoutView.class)))
    @APIResponse(responseCode = "409", description = "`payout-state`")
    public Uni<Response> fail(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid NotePayout command) {
        return payouts.step(key, id, PayoutStep.FAIL, command);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "readPayout", summary = "Reads a payout; a partner its own")
    public Uni<PayoutView> read(@PathParam("id") UUID id) {
        return payouts.find(id);
    }

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "listPayouts", summary = "Lists payouts; a partner its own")
    @APIResponse(responseCode = "200", description = "A page of them")
    @APIResponse(responseCode = "404", description = "No such partner")
    public Uni<Page<PayoutView>> list(
            @QueryParam("partner")
                    @Parameter(
                            description = "Only this partner's.",
                            example = "0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10")
                    UUID partner,
            @QueryParam("state")
                    @Parameter(
                            description = "Only in this state.",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "REQUESTED",
                                                "APPROVED",
                                                "SENT",
                                                "PAID",
                                                "FAILED",
                                                "CANCELLED"
                                            }),
                            example = "REQUESTED")
                    String state,
            @BeanParam PageParams page) {
        return payouts.list(partner, state, page);
    }
}
