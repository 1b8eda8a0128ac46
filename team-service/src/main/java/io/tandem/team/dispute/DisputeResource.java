package io.tandem.team.dispute;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.etag.ETags;
import io.tandem.chassis.http.Detached;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.security.Caller;
import io.tandem.chassis.security.Roles;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@RolesAllowed(Roles.PARTNER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Disputes", description = "What members cannot agree on, frozen until they can.")
class DisputeResource {

    private static final String DONE = "200";

    private final DisputeOpening opening;
    private final DisputeService disputes;
    private final DisputeReader reader;
    private final EscrowService escrows;
    private final Idempotency idempotency;
    private final Caller caller;

    DisputeResource(
            DisputeOpening opening,
            DisputeService disputes,
            DisputeReader reader,
            EscrowService escrows,
            Idempotency idempotency,
            Caller caller) {
        this.opening = opening;
        this.disputes = disputes;
        this.reader = reader;
        this.escrows = escrows;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("settlements/{id}/disputes")
    @Operation(
            operationId = "openDispute",
            summary = "Claim for yourself what a settlement gave others",
            description =
                    "Exactly what is contested is frozen; a settlement that is not posted yet is"
                            + " posted as ever, and what it brings is frozen then.")
    @APIResponse(
            responseCode = "409",
            description = "`dispute-window-closed`, `line-contested`, `contest-exceeds-line`")
    @APIResponse(
            responseCode = "201",
            description = "Opened",
            content = @Content(schema = @Schema(implementation = DisputeView.class)))
    public Uni<Response> open(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid OpenDispute command) {
        PartnerId claimant = self();
        return thenMoney(
                idempotency.inTransaction(
                        key,
                        command,
                        connection ->
                                opening.open(connection, id, claimant, command)
                                        .chain(dispute ->
                                                reader.get(connection, dispute, Optional.empty()))
                                        .map(dispute ->
                                                Answer.created(
                                                                "/v1/disputes/" + dispute.id(),
                                                                DisputeView.of(dispute))
                                                        .withETag(dispute.version()))));
    }

    @GET
    @Path("settlements/{id}/disputes")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "listDisputesOfSettlement", summary = "A settlement's disputes")
    public Uni<Page<DisputeView>> ofSettlement(
            @PathParam("id") UUID id, @BeanParam PageParams page) {
        return reader.ofSettlement(id, viewer(), page);
    }

    @GET
    @Path("disputes")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(
            operationId = "listDisputes",
            summary = "The disputes that concern you, as a member of the settlement or as arbiter")
    public Uni<Page<DisputeView>> list(@BeanParam PageParams page) {
        return reader.list(viewer(), page);
    }

    @GET
    @Path("disputes/{id}")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(
            operationId = "getDispute",
            summary = "A dispute: what is contested, frozen, and decided")
    public Uni<RestResponse<DisputeView>> get(@PathParam("id") UUID id) {
        return reader.get(id, viewer())
                .map(dispute ->
                        RestResponse.ResponseBuilder.ok(DisputeView.of(dispute))
                                .header(HttpHeaders.ETAG, ETags.of(dispute.version()))
                                .build());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("disputes/{id}/evidence")
    @Operation(
            operationId = "addEvidence",
            summary = "Point at a document, by its hash and an address",
            description = "For the members of the settlement; at most 100 pieces a dispute.")
    @APIResponse(responseCode = "409", description = "`dispute-full`, `dispute-state`")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = EvidenceView.class)))
    public Uni<Response> addEvidence(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid AddEvidence command) {
        PartnerId member = self();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        disputes.addEvidence(connection, id, member, command)
                                .map(evidence ->
                                        Answer.created(
                                                "/v1/disputes/" + id + "/evidence", evidence)));
    }

    @GET
    @Path("disputes/{id}/evidence")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "listEvidence", summary = "A dispute's evidence")
    public Uni<Page<EvidenceView>> evidence(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return reader.evidence(id, viewer(), page);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("disputes/{id}/proposals")
    @Operation(
            operationId = "proposeAward",
            summary = "Put an award on the table, in place of the last",
            description =
                    "For the parties. Who proposes accepts; when all parties have, it is settled.")
    @APIResponse(responseCode = "409", description = "`dispute-full`, `dispute-state`")
    @APIResponse(
            responseCode = DONE,
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = DisputeView.class)))
    public Uni<Response> propose(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid AwardLines command) {
        PartnerId party = self();
        return act(key, command, connection -> disputes.propose(connection, id, party, command));
    }

    @GET
    @Path("disputes/{id}/proposals")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(
            operationId = "listProposals",
            summary = "A dispute's proposals; the last is on the table")
    public Uni<Page<ProposalView>> proposals(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return reader.proposals(id, viewer(), page);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("disputes/{id}:accept")
    @Operation(
            operationId = "acceptProposal",
            summary = "Accept what is on the table; with the last party it is settled")
    @APIResponse(responseCode = "409", description = "`dispute-state`, `proposal-replaced`")
    @APIResponse(
            responseCode = DONE,
            description = "Accepted",
            content = @Content(schema = @Schema(implementation = DisputeView.class)))
    public Uni<Response> accept(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid AcceptProposal command) {
        PartnerId party = self();
        return act(
                key,
                command,
                connection -> disputes.accept(connection, id, party, command.proposal()));
    }

    @POST
    @Path("disputes/{id}:withdraw")
    @Operation(
            operationId = "withdrawDispute",
            summary = "Give the claim up: all goes back to the holders")
    @APIResponse(responseCode = "409", description = "`dispute-state`")
    @APIResponse(
            responseCode = DONE,
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = DisputeView.class)))
    public Uni<Response> withdraw(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        PartnerId claimant = self();
        return act(key, id, connection -> disputes.withdraw(connection, id, claimant));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("disputes/{id}:vote")
    @Operation(
            operationId = "voteOnDispute",
            summary = "Cast your ballot, as a member who is no party",
            description = "More than half of the ballots decide, if the clause's quorum is there.")
    @APIResponse(responseCode = "409", description = "`dispute-state`, `already-voted`")
    @APIResponse(
            responseCode = DONE,
            description = "Voted",
            content = @Content(schema = @Schema(implementation = DisputeView.class)))
    public Uni<Response> vote(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid CastBallot command) {
        PartnerId voter = self();
        return act(
                key, command, connection -> disputes.vote(connection, id, voter, command.award()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("disputes/{id}:rule")
    @Operation(
            operationId = "ruleOnDispute",
            summary = "Rule, as the arbiter that the clause names")
    @APIResponse(responseCode = "409", description = "`dispute-state`")
    @APIResponse(
            responseCode = DONE,
            description = "Ruled",
            content = @Content(schema = @Schema(implementation = DisputeView.class)))
    public Uni<Response> rule(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid AwardLines command) {
        PartnerId arbiter = self();
        return act(key, command, connection -> disputes.rule(connection, id, arbiter, command));
    }

    private Uni<Response> act(IdempotencyKey key, Object command, DisputeDeed deed) {
        return thenMoney(
                idempotency.inTransaction(
                        key,
                        command,
                        connection ->
                                deed.on(connection)
                                        .map(dispute ->
                                                Answer.ok(DisputeView.of(dispute))
                                                        .withETag(dispute.version()))));
    }

    /** What is due is seen to at once; if that fails, or to a repeated request, by schedule. */
    private Uni<Response> thenMoney(Uni<Response> done) {
        return done.call(answer ->
                answer.getEntity() instanceof DisputeView dispute
                        ? Detached.of(escrows.advance(Optional.of(dispute.id())))
                                .onFailure()
                                .invoke(e ->
                                        Log.warnf("A dispute goes on later: %s", e.getMessage()))
                                .onFailure()
                                .recoverWithNull()
                        : Uni.createFrom().voidItem());
    }

    private PartnerId self() {
        return new PartnerId(caller.requirePartnerId());
    }

    private Optional<PartnerId> viewer() {
        return caller.isOperator() ? Optional.empty() : Optional.of(self());
    }
}
