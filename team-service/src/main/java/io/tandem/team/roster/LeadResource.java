package io.tandem.team.roster;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.security.Caller;
import io.tandem.chassis.security.Roles;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
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
@Tag(name = "Leads", description = "Who leads a team, and who comes after.")
class LeadResource {

    private final LeadService leads;
    private final Idempotency idempotency;
    private final Caller caller;

    LeadResource(LeadService leads, Idempotency idempotency, Caller caller) {
        this.leads = leads;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("teams/{id}:hand-over")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "handOverTeam",
            summary = "Make another member the lead of the team you lead, at once")
    @APIResponse(responseCode = "409", description = "`partner-not-active`")
    @APIResponse(
            responseCode = "200",
            description = "Handed over",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    public Uni<Response> handOver(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid HandOver command) {
        PartnerId lead = self();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        leads.handOver(
                                        connection,
                                        new TeamId(id),
                                        lead,
                                        new PartnerId(command.partnerId()))
                                .map(LeadResource::answer));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("teams/{id}:name-successor")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "nameSuccessor",
            summary = "Say who is to lead the team you lead when you are gone",
            description =
                    "Where nobody on the team is named, whom more than half of the members have voted"
                            + " for leads, else who has been on the team for longest.")
    @APIResponse(
            responseCode = "200",
            description = "Named",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    public Uni<Response> nameSuccessor(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid NameSuccessor command) {
        PartnerId lead = self();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        leads.nameSuccessor(
                                        connection,
                                        new TeamId(id),
                                        lead,
                                        Optional.ofNullable(command.partnerId())
                                                .map(PartnerId::new))
                                .map(LeadResource::answer));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("teams/{id}/lead-votes")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "voteLead",
            summary = "Say whom you want to lead the team when its lead is gone",
            description =
                    "Your ballot stands until you change it. It counts when the lead is gone without a"
                            + " successor named, and at once while the team is led by the longest"
                            + " standing member for want of any other.")
    @APIResponse(
            responseCode = "200",
            description = "Voted",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    public Uni<Response> vote(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid VoteLead command) {
        PartnerId voter = self();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        leads.vote(
                                        connection,
                                        new TeamId(id),
                                        voter,
                                        new PartnerId(command.candidateId()))
                                .map(LeadResource::answer));
    }

    @GET
    @Path("teams/{id}/lead-votes")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "listLeadVotes", summary = "Whom the members want to lead the team")
    public Uni<Page<LeadVoteView>> votes(@PathParam("id") UUID id) {
        return leads.votes(
                new TeamId(id), caller.isOperator() ? Optional.empty() : Optional.of(self()));
    }

    private PartnerId self() {
        return new PartnerId(caller.requirePartnerId());
    }

    private static Answer answer(TeamView team) {
        return Answer.ok(team).withETag(team.version());
    }
}
