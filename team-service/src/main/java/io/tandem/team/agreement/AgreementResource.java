package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.etag.ETags;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.security.Caller;
import io.tandem.chassis.security.Roles;
import io.tandem.team.agreement.model.AgreementId;
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
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agreements", description = "What members have signed.")
class AgreementResource {

    private final AgreementService agreements;
    private final SigningService signing;
    private final AgreementReader reader;
    private final SigningKeyService keys;
    private final Idempotency idempotency;
    private final Caller caller;

    AgreementResource(
            AgreementService agreements,
            SigningService signing,
            AgreementReader reader,
            SigningKeyService keys,
            Idempotency idempotency,
            Caller caller) {
        this.agreements = agreements;
        this.signing = signing;
        this.reader = reader;
        this.keys = keys;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("teams/{id}/agreements")
    @RolesAllowed(Roles.PARTNER)
    @Operation(operationId = "draftAgreement", summary = "Draft an agreement of your team")
    @APIResponse(responseCode = "409", description = "`partner-not-active`")
    @APIResponse(
            responseCode = "201",
            description = "Drafted",
            content = @Content(schema = @Schema(implementation = AgreementView.class)))
    public Uni<Response> draft(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID team,
            @NotNull @Valid DraftAgreement command) {
        PartnerId drafter = self();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        agreements
                                .draft(connection, new TeamId(team), drafter, command.terms())
                                .map(draft ->
                                        Answer.created(
                                                        "/v1/agreements/" + draft.id(),
                                                        AgreementView.of(draft))
                                                .withETag(draft.version())));
    }

    @GET
    @Path("teams/{id}/agreements")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(
            operationId = "listAgreements",
            summary = "A team's agreements, from the first version to the last")
    public Uni<Page<AgreementView>> list(@PathParam("id") UUID team, @BeanParam PageParams page) {
        return reader.list(new TeamId(team), viewer(), page);
    }

    @GET
    @Path("agreements/{id}")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "getAgreement", summary = "An agreement and its signatures")
    public Uni<RestResponse<AgreementView>> get(@PathParam("id") UUID id) {
        return reader.get(new AgreementId(id), viewer()).map(AgreementResource::tagged);
    }

    @GET
    @Path("agreements/{id}/canonical")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(
            operationId = "getCanonicalTerms",
            summary = "The very bytes (RFC 8785) whose SHA-256 is the digest")
    @APIResponse(
            responseCode = "200",
            description = "The canonical terms",
            content = @Content(schema = @Schema(implementation = AgreementTerms.class)))
    public Uni<byte[]> canonical(@PathParam("id") UUID id) {
        return reader.get(new AgreementId(id), viewer())
                .map(agreement -> CanonicalTerms.bytes(agreement.canonical()));
    }

    @GET
    @Path("agreements/{id}/signing-keys")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(
            operationId = "listAgreementKeys",
            summary = "The keys that signed it, each with those in whose place it stands")
    public Uni<Page<SigningKeyView>> keys(@PathParam("id") UUID id) {
        return reader.get(new AgreementId(id), viewer())
                .chain(agreement -> keys.ofAgreement(agreement.id()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("agreements/{id}")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "rewriteAgreement",
            summary =
                    "Write a draft's terms anew; nothing but a draft can be rewritten, by anybody")
    @APIResponse(responseCode = "200", description = "The draft as it is now")
    @APIResponse(responseCode = "409", description = "`agreement-state`")
    public Uni<RestResponse<AgreementView>> rewrite(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid DraftAgreement command) {
        return agreements
                .rewrite(new AgreementId(id), self(), command.terms(), ifMatch)
                .map(AgreementResource::tagged);
    }

    @POST
    @Path("agreements/{id}:propose")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "proposeAgreement",
            summary = "Freeze a draft and ask every member to sign it")
    @APIResponse(
            responseCode = "409",
            description =
                    "`agreement-state`, `signing-time-over`, `not-on-the-team`, `predecessor-not-active`, `effective-too-early`, `another-agreement-rules`, `scopes-overlap`, `partner-not-active`")
    @APIResponse(
            responseCode = "200",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = AgreementView.class)))
    public Uni<Response> propose(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        PartnerId writer = self();
        return idempotency.inTransaction(
                key,
                id,
                connection ->
                        agreements
                                .propose(connection, new AgreementId(id), writer)
                                .map(AgreementResource::answer));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("agreements/{id}:sign")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "signAgreement",
            summary = "Sign a proposal; with the last signature it is active")
    @APIResponse(
            responseCode = "409",
            description =
                    "`agreement-state`, `already-signed`, `signing-key-revoked`, `signing-key-rotated`, `not-on-the-team`, `predecessor-not-active`, `effective-too-early`, `another-agreement-rules`, `scopes-overlap`, `partner-not-active`")
    @APIResponse(
            responseCode = "422",
            description = "`signature-invalid`, `simulation-unknown`, `idempotency-key-reused`")
    @APIResponse(
            responseCode = "200",
            description = "Signed",
            content = @Content(schema = @Schema(implementation = AgreementView.class)))
    public Uni<Response> sign(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid SignAgreement command) {
        PartnerId member = self();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        signing.sign(connection, new AgreementId(id), member, command)
                                .map(AgreementResource::answer));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("agreements/{id}:decline")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "declineAgreement",
            summary = "Refuse a proposal, for all; a reason may be given")
    @APIResponse(responseCode = "409", description = "`agreement-state`")
    @APIResponse(
            responseCode = "200",
            description = "Declined",
            content = @Content(schema = @Schema(implementation = AgreementView.class)))
    public Uni<Response> decline(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @RequestBody(required = false) @Valid DeclineAgreement command) {
        PartnerId member = self();
        DeclineAgreement given = command == null ? new DeclineAgreement(null) : command;
        return idempotency.inTransaction(
                key,
                given,
                connection ->
                        signing.decline(
                                        connection,
                                        new AgreementId(id),
                                        member,
                                        Optional.ofNullable(given.reason()))
                                .map(AgreementResource::answer));
    }

    @POST
    @Path("agreements/{id}:terminate")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "terminateAgreement",
            summary = "End an agreement with the period in which the notice runs out")
    @APIResponse(responseCode = "409", description = "`agreement-state`, `already-exited`")
    @APIResponse(
            responseCode = "200",
            description = "Terminated",
            content = @Content(schema = @Schema(implementation = AgreementView.class)))
    public Uni<Response> terminate(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        PartnerId member = self();
        return idempotency.inTransaction(
                key,
                id,
                connection ->
                        signing.terminate(connection, new AgreementId(id), member)
                                .map(AgreementResource::answer));
    }

    private PartnerId self() {
        return new PartnerId(caller.requirePartnerId());
    }

    private Optional<PartnerId> viewer() {
        return caller.isOperator() ? Optional.empty() : Optional.of(self());
    }

    private static Answer answer(Agreement agreement) {
        return Answer.ok(AgreementView.of(agreement)).withETag(agreement.version());
    }

    private static RestResponse<AgreementView> tagged(Agreement agreement) {
        return RestResponse.ResponseBuilder.ok(AgreementView.of(agreement))
                .header(HttpHeaders.ETAG, ETags.of(agreement.version()))
                .build();
    }
}
