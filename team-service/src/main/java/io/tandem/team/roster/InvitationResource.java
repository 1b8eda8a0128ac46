package io.tandem.team.roster;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.security.Caller;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invitations", description = "How partners join.")
class InvitationResource {

    private final InvitationService invitations;
    private final Idempotency idempotency;
    private final Caller caller;

    InvitationResource(InvitationService invitations, Idempotency idempotency, Caller caller) {
        this.invitations = invitations;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("teams/{id}/invitations")
    @RolesAllowed(Roles.PARTNER)
    @Operation(operationId = "invitePartner", summary = "Invite a partner to the team you lead")
    @APIResponse(
            responseCode = "409",
            description =
                    "`already-member`, `already-invited`, `rejoin-too-early`, `partner-not-active`")
    @APIResponse(
            responseCode = "201",
            description = "Invited",
            content = @Content(schema = @Schema(implementation = InvitationView.class)))
    public Uni<Response> invite(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid InvitePartner command) {
        UUID lead = caller.requirePartnerId();
        return idempotency.inSession(
                key,
                command,
                () ->
                        invitations
                                .invite(id, lead, command)
                                .map(view ->
                                        Answer.created("/v1/teams/" + id + "/invitations", view)));
    }

    @GET
    @Path("teams/{id}/invitations")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "listTeamInvitations", summary = "Invitations of the team you lead")
    public Uni<Page<InvitationView>> ofTeam(@PathParam("id") UUID id, @BeanParam PageParams page) {
        Optional<UUID> viewer =
                caller.isOperator() ? Optional.empty() : Optional.of(caller.requirePartnerId());
        return invitations.ofTeam(id, viewer, page);
    }

    @GET
    @Path("invitations")
    @RolesAllowed(Roles.PARTNER)
    @Operation(operationId = "listInvitations", summary = "Invitations sent to you")
    public Uni<Page<InvitationView>> list(@BeanParam PageParams page) {
        return invitations.toPartner(caller.requirePartnerId(), page);
    }

    @POST
    @Path("invitations/{id}:accept")
    @RolesAllowed(Roles.PARTNER)
    @Operation(operationId = "acceptInvitation", summary = "Join the team")
    @APIResponse(
            responseCode = "409",
            description = "`invitation-decided`, `rejoin-too-early`, `partner-not-active`")
    @APIResponse(
            responseCode = "200",
            description = "Joined",
            content = @Content(schema = @Schema(implementation = InvitationView.class)))
    public Uni<Response> accept(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        UUID partner = caller.requirePartnerId();
        return idempotency.inSession(
                key, id, () -> invitations.accept(id, partner).map(Answer::ok));
    }

    @POST
    @Path("invitations/{id}:decline")
    @RolesAllowed(Roles.PARTNER)
    @Operation(operationId = "declineInvitation", summary = "Do not join the team")
    @APIResponse(responseCode = "409", description = "`invitation-decided`")
    @APIResponse(
            responseCode = "200",
            description = "Declined",
            content = @Content(schema = @Schema(implementation = InvitationView.class)))
    public Uni<Response> decline(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        UUID partner = caller.requirePartnerId();
        return idempotency.inSession(
                key, id, () -> invitations.decline(id, partner).map(Answer::ok));
    }

    @POST
    @Path("invitations/{id}:withdraw")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "withdrawInvitation",
            summary = "Take back an invitation of the team you lead")
    @APIResponse(responseCode = "409", description = "`invitation-decided`")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = InvitationView.class)))
    public Uni<Response> withdraw(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        UUID lead = caller.requirePartnerId();
        return idempotency.inSession(key, id, () -> invitations.withdraw(id, lead).map(Answer::ok));
    }
}
