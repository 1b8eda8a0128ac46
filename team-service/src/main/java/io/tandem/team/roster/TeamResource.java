package io.tandem.team.roster;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.etag.ETags;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
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
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Teams", description = "Who works together.")
class TeamResource {

    private final TeamService teams;
    private final Idempotency idempotency;
    private final Caller caller;

    TeamResource(TeamService teams, Idempotency idempotency, Caller caller) {
        this.teams = teams;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("teams")
    @RolesAllowed(Roles.PARTNER)
    @Operation(operationId = "foundTeam", summary = "Found a team and lead it")
    @APIResponse(responseCode = "409", description = "`partner-not-active`")
    @APIResponse(
            responseCode = "201",
            description = "Founded",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    public Uni<Response> found(@BeanParam IdempotencyKey key, @NotNull @Valid FoundTeam command) {
        PartnerId lead = self();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        teams.found(connection, lead, command)
                                .map(view ->
                                        Answer.created("/v1/teams/" + view.id(), view)
                                                .withETag(view.version())));
    }

    @GET
    @Path("teams")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "listTeams", summary = "The teams you are on; all, for an operator")
    public Uni<Page<TeamView>> list(@BeanParam PageParams page) {
        return teams.list(viewer(), page);
    }

    @GET
    @Path("teams/{id}")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "getTeam", summary = "A team that you are on")
    public Uni<RestResponse<TeamView>> get(@PathParam("id") UUID id) {
        return teams.get(new TeamId(id), viewer())
                .map(view ->
                        RestResponse.ResponseBuilder.ok(view)
                                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                                .build());
    }

    @GET
    @Path("teams/{id}/memberships")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "listMemberships", summary = "Who was on the team from when to when")
    public Uni<Page<MembershipView>> memberships(
            @PathParam("id") UUID id, @BeanParam PageParams page) {
        return teams.memberships(new TeamId(id), viewer(), page);
    }

    @GET
    @Path("teams/{id}/history")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(
            operationId = "getTeamHistory",
            summary = "Who did what to the team and its agreements, and when",
            description =
                    "In the order of time. To one who has left the team, what was until then.")
    public Uni<Page<TeamEventView>> history(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return teams.history(new TeamId(id), viewer(), page);
    }

    @POST
    @Path("teams/{id}:leave")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "leaveTeam",
            summary = "Leave a team that no agreement binds you to",
            description = "If you lead it, who succeeds you does so in the same moment.")
    @APIResponse(responseCode = "409", description = "`bound-by-agreement`")
    @APIResponse(
            responseCode = "200",
            description = "Left",
            content = @Content(schema = @Schema(implementation = TeamView.class)))
    public Uni<Response> leave(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        PartnerId partner = self();
        return idempotency.inTransaction(
                key,
                id,
                connection -> teams.leave(connection, new TeamId(id), partner).map(Answer::ok));
    }

    private PartnerId self() {
        return new PartnerId(caller.requirePartnerId());
    }

    /** Whose eyes to look with; an operator's see everything. */
    private Optional<PartnerId> viewer() {
        return caller.isOperator() ? Optional.empty() : Optional.of(self());
    }
}
