package io.tandem.team.simulation;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.openapi.CommonAnswers;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Simulations", description = "What terms would have meant.")
class SimulationResource {

    private static final String DIGEST =
            "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab";

    private final SimulationService simulations;
    private final Idempotency idempotency;
    private final Caller caller;

    SimulationResource(SimulationService simulations, Idempotency idempotency, Caller caller) {
        this.simulations = simulations;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("teams/{id}/simulations")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "simulateTerms",
            summary = "See what terms would have given of real past months",
            description =
                    "Against going alone and against the present agreement. The same question about"
                            + " the same figures has the same answer, and is kept once: 201 when it"
                            + " is new, 200 when it was there.",
            extensions = @Extension(name = CommonAnswers.NEEDS_NEIGHBOUR, value = "rebate-service"))
    @APIResponse(responseCode = "409", description = "`not-on-the-team`, `too-many-simulations`")
    @APIResponse(
            responseCode = "201",
            description = "Simulated",
            content = @Content(schema = @Schema(implementation = SimulationView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there",
            content = @Content(schema = @Schema(implementation = SimulationView.class)))
    public Uni<Response> simulate(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid SimulateTerms command) {
        TeamId team = new TeamId(id);
        PartnerId asker = new PartnerId(caller.requirePartnerId());
        return idempotency.inTransactionAfter(
                key,
                command,
                () -> simulations.prepare(team, asker, command),
                (connection, simulation) ->
                        simulations.keep(connection, simulation).map(this::answer));
    }

    @GET
    @Path("teams/{id}/simulations")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "listSimulations", summary = "A team's simulations")
    public Uni<Page<SimulationSummary>> list(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return simulations.list(new TeamId(id), viewer(), page);
    }

    @GET
    @Path("teams/{id}/simulations/{digest}")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(
            operationId = "getSimulation",
            summary = "A simulation: what it was worked out from, and what came out")
    public Uni<SimulationView> get(
            @PathParam("id") UUID id,
            @PathParam("digest") @Parameter(example = DIGEST) String digest) {
        return simulations.get(new TeamId(id), digest, viewer()).map(simulations::view);
    }

    @GET
    @Path("teams/{id}/simulations/{digest}/canonical")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(
            operationId = "getCanonicalSimulation",
            summary = "The very bytes (RFC 8785) whose SHA-256 is the digest")
    @APIResponse(
            responseCode = "200",
            description = "The canonical content",
            content = @Content(schema = @Schema(implementation = SimulationContent.class)))
    public Uni<byte[]> canonical(
            @PathParam("id") UUID id,
            @PathParam("digest") @Parameter(example = DIGEST) String digest) {
        return simulations.get(new TeamId(id), digest, viewer()).map(StoredSimulation::bytes);
    }

    private Answer answer(SimulationService.Kept kept) {
        StoredSimulation simulation = kept.simulation();
        SimulationView view = simulations.view(simulation);
        return kept.isNew()
                ? Answer.created(
                        "/v1/teams/" + simulation.team() + "/simulations/" + view.digest(), view)
                : Answer.ok(view);
    }

    private Optional<PartnerId> viewer() {
        return caller.isOperator()
                ? Optional.empty()
                : Optional.of(new PartnerId(caller.requirePartnerId()));
    }
}
