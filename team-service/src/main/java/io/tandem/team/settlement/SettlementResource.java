package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.etag.ETags;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settlements", description = "Who gets what of a period.")
class SettlementResource {

    private final SettlementService settlements;
    private final PostingService postings;
    private final ConsentService consents;
    private final Idempotency idempotency;
    private final Caller caller;

    SettlementResource(
            SettlementService settlements,
            PostingService postings,
            ConsentService consents,
            Idempotency idempotency,
            Caller caller) {
        this.settlements = settlements;
        this.postings = postings;
        this.consents = consents;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("teams/{id}/settlements")
    @Operation(
            operationId = "settlePeriod",
            summary = "Snapshot a period, divide it by the agreement in force then, and net it",
            extensions = @Extension(name = CommonAnswers.NEEDS_NEIGHBOUR, value = "rebate-service"))
    @APIResponse(
            responseCode = "409",
            description =
                    "`period-not-over`, `no-agreement-in-force`, `period-settled`;"
                            + " `month-put-away`: a member counts for a part of a day, and the"
                            + " month's trades have been detached")
    @APIResponse(
            responseCode = "201",
            description = "Calculated",
            content = @Content(schema = @Schema(implementation = SettlementView.class)))
    public Uni<Response> settle(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid SettlePeriod command) {
        TeamId team = new TeamId(id);
        return idempotency
                .inTransactionAfter(
                        key,
                        command,
                        () -> settlements.prepare(team, command.period(), viewer()),
                        (connection, prepared) ->
                                settlements
                                        .settle(connection, team, command.period(), prepared)
                                        .map(SettlementResource::created))
                .invoke(settlements::committed);
    }

    @POST
    @Path("settlements/{id}:post")
    @Operation(
            operationId = "postSettlement",
            summary =
                    "Book the transfers in rebate-service, once; whoever asks again gets the same",
            extensions = @Extension(name = CommonAnswers.NEEDS_NEIGHBOUR, value = "rebate-service"))
    @APIResponse(
            responseCode = "409",
            description = "`objection-window-open`, `insufficient-funds`, `settlement-refused`")
    @APIResponse(
            responseCode = "200",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = SettlementView.class)))
    public Uni<Response> post(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        return idempotency
                .inTransactionAfter(
                        key,
                        id,
                        () -> postings.post(id, viewer()),
                        (connection, booking) ->
                                postings.record(connection, id, booking)
                                        .map(SettlementResource::answer))
                .call(answer ->
                        answer.getEntity() instanceof SettlementView posted
                                ? postings.letGo(
                                        Settlement.reference(
                                                new TeamId(posted.teamId()),
                                                posted.period(),
                                                posted.number()))
                                : Uni.createFrom().voidItem());
    }

    @POST
    @Path("settlements/{id}:consent")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "consentToSettlement",
            summary = "Agree not to wait for the end of the objection window",
            description =
                    "When all members of the settlement have, it is posted without more delay. It"
                            + " can be disputed all the same.")
    @APIResponse(
            responseCode = "200",
            description = "Consented",
            content = @Content(schema = @Schema(implementation = SettlementView.class)))
    public Uni<Response> consent(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        PartnerId member = new PartnerId(caller.requirePartnerId());
        return idempotency.inTransaction(
                key,
                id,
                connection ->
                        consents.consent(connection, id, member).map(SettlementResource::answer));
    }

    @GET
    @Path("settlements/{id}")
    @Operation(
            operationId = "getSettlement",
            summary = "A settlement: what was contributed, weighed, divided and moved")
    public Uni<RestResponse<SettlementView>> get(@PathParam("id") UUID id) {
        return settlements
                .get(id, viewer())
                .map(settlement ->
                        RestResponse.ResponseBuilder.ok(settlement)
                                .header(HttpHeaders.ETAG, ETags.of(settlement.version()))
                                .build());
    }

    @GET
    @Path("teams/{id}/settlements")
    @Operation(operationId = "listSettlements", summary = "A team's settlements")
    public Uni<Page<SettlementView>> list(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return settlements.list(new TeamId(id), viewer(), page);
    }

    private Optional<PartnerId> viewer() {
        return caller.isOperator()
                ? Optional.empty()
                : Optional.of(new PartnerId(caller.requirePartnerId()));
    }

    private static Answer created(Settlement settlement) {
        SettlementView view = SettlementView.of(settlement);
        return Answer.created("/v1/settlements/" + view.id(), view).withETag(view.version());
    }

    private static Answer answer(Settlement settlement) {
        SettlementView view = SettlementView.of(settlement);
        return Answer.ok(view).withETag(view.version());
    }
}
