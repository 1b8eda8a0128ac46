package io.tandem.team.cost;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.etag.ETags;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@RolesAllowed(Roles.PARTNER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Costs", description = "What members spent for their team, and whether it counts.")
class CostResource {

    private static final String DONE = "200";

    private final CostService costs;
    private final CostAccess access;
    private final Idempotency idempotency;
    private final Caller caller;

    CostResource(CostService costs, CostAccess access, Idempotency idempotency, Caller caller) {
        this.costs = costs;
        this.access = access;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("teams/{id}/costs")
    @Operation(
            operationId = "claimCost",
            summary = "Put on record what you spent for the team, with proof",
            description =
                    "It counts in its period once the others have approved it as the agreement says."
                            + " What is approved after the period was settled has it restated.")
    @APIResponse(
            responseCode = "409",
            description = "`costs-not-agreed`, `too-many-costs`, `cost-cap-exceeded`")
    @APIResponse(
            responseCode = "201",
            description = "Claimed",
            content = @Content(schema = @Schema(implementation = CostView.class)))
    public Uni<Response> claim(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid ClaimCost command) {
        PartnerId self = self();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        costs.claim(connection, new TeamId(id), self, command)
                                .map(CostView::of)
                                .map(view ->
                                        Answer.created("/v1/costs/" + view.id(), view)
                                                .withETag(view.version())));
    }

    @GET
    @Path("teams/{id}/costs")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "listCosts", summary = "What a team's members spent")
    public Uni<Page<CostView>> list(
            @PathParam("id") UUID id,
            @QueryParam("period")
                    @Parameter(description = "Only of this period.", example = "2026-10")
                    String period,
            @BeanParam PageParams page) {
        return access.list(new TeamId(id), month(period), viewer(), page);
    }

    @GET
    @Path("costs/{id}")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "getCost", summary = "A cost, and what was said about it")
    public Uni<RestResponse<CostView>> get(@PathParam("id") UUID id) {
        return access.get(id, viewer())
                .map(CostView::of)
                .map(view ->
                        RestResponse.ResponseBuilder.ok(view)
                                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                                .build());
    }

    @POST
    @Path("costs/{id}:approve")
    @Operation(
            operationId = "approveCost",
            summary = "Say that another's cost shall count",
            description = "For those whose word it takes, once each.")
    @APIResponse(responseCode = "409", description = "`already-voted`, `cost-decided`")
    @APIResponse(
            responseCode = DONE,
            description = "Said",
            content = @Content(schema = @Schema(implementation = CostView.class)))
    public Uni<Response> approve(
            @BeanParam IdempotencyKey key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @PathParam("id") UUID id) {
        PartnerId self = self();
        return idempotency.inTransaction(
                key,
                id,
                connection ->
                        costs.say(connection, id, self, true, Optional.empty(), ifMatch)
                                .map(CostResource::answer));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("costs/{id}:object")
    @Operation(
            operationId = "objectToCost",
            summary = "Say that another's cost shall not count, and why",
            description = "For those whose word it takes, once each.")
    @APIResponse(responseCode = "409", description = "`already-voted`, `cost-decided`")
    @APIResponse(
            responseCode = DONE,
            description = "Said",
            content = @Content(schema = @Schema(implementation = CostView.class)))
    public Uni<Response> object(
            @BeanParam IdempotencyKey key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @PathParam("id") UUID id,
            @NotNull @Valid ObjectToCost command) {
        PartnerId self = self();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        costs.say(
                                        connection,
                                        id,
                                        self,
                                        false,
                                        Optional.of(command.reason()),
                                        ifMatch)
                                .map(CostResource::answer));
    }

    @POST
    @Path("costs/{id}:withdraw")
    @Operation(operationId = "withdrawCost", summary = "Take back a cost that is not decided yet")
    @APIResponse(responseCode = "409", description = "`cost-decided`")
    @APIResponse(
            responseCode = DONE,
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = CostView.class)))
    public Uni<Response> withdraw(
            @BeanParam IdempotencyKey key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @PathParam("id") UUID id) {
        PartnerId self = self();
        return idempotency.inTransaction(
                key,
                id,
                connection ->
                        costs.withdraw(connection, id, self, ifMatch).map(CostResource::answer));
    }

    private static Optional<YearMonth> month(String period) {
        try {
            return Optional.ofNullable(period).map(YearMonth::parse);
        } catch (DateTimeException e) {
            throw ProblemException.invalid("period", "must be a month like 2026-10");
        }
    }

    private PartnerId self() {
        return new PartnerId(caller.requirePartnerId());
    }

    private Optional<PartnerId> viewer() {
        return caller.isOperator() ? Optional.empty() : Optional.of(self());
    }

    private static Answer answer(Cost cost) {
        return Answer.ok(CostView.of(cost)).withETag(cost.version());
    }
}
