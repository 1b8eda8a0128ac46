package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.security.Caller;
import io.tandem.chassis.security.Roles;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.roster.model.PartnerId;
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
@Tag(name = "Exits", description = "How members leave while an agreement goes on.")
class ExitResource {

    private final ExitService exits;
    private final Idempotency idempotency;
    private final Caller caller;

    ExitResource(ExitService exits, Idempotency idempotency, Caller caller) {
        this.exits = exits;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("agreements/{id}:leave")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "leaveAgreement",
            summary = "Give notice for yourself alone, where the terms let members leave")
    @APIResponse(
            responseCode = "409",
            description = "`already-exited`, `exit-not-agreed`, `last-member`, `agreement-state`")
    @APIResponse(
            responseCode = "200",
            description = "Notice given",
            content = @Content(schema = @Schema(implementation = AgreementView.class)))
    public Uni<Response> leave(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid LeaveAgreement command) {
        PartnerId member = self();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        exits.leave(connection, new AgreementId(id), member, command.cause())
                                .map(ExitResource::answer));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("agreements/{id}/removal-votes")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "voteRemoval",
            summary = "Vote to remove a member; with the agreed share of votes it is removed")
    @APIResponse(
            responseCode = "409",
            description = "`already-exited`, `exit-not-agreed`, `last-member`, `agreement-state`")
    @APIResponse(
            responseCode = "200",
            description = "Voted",
            content = @Content(schema = @Schema(implementation = AgreementView.class)))
    public Uni<Response> vote(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid VoteRemoval command) {
        PartnerId voter = self();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        exits.vote(connection, new AgreementId(id), voter, command)
                                .map(ExitResource::answer));
    }

    @GET
    @Path("agreements/{id}/removal-votes")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "listRemovalVotes", summary = "The votes to remove members")
    public Uni<Page<RemovalVoteView>> votes(@PathParam("id") UUID id) {
        return exits.votes(
                new AgreementId(id), caller.isOperator() ? Optional.empty() : Optional.of(self()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("agreements/{id}/exits")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "declareExit",
            summary = "Put a fact on record that ends a membership where the terms say so")
    @APIResponse(
            responseCode = "409",
            description = "`already-exited`, `exit-not-agreed`, `last-member`, `agreement-state`")
    @APIResponse(
            responseCode = "200",
            description = "On record",
            content = @Content(schema = @Schema(implementation = AgreementView.class)))
    public Uni<Response> declare(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid DeclareExit command) {
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        exits.declare(connection, new AgreementId(id), command)
                                .map(ExitResource::answer));
    }

    private PartnerId self() {
        return new PartnerId(caller.requirePartnerId());
    }

    private static Answer answer(Agreement agreement) {
        return Answer.ok(AgreementView.of(agreement)).withETag(agreement.version());
    }
}
