package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/signing-keys")
@RolesAllowed(Roles.PARTNER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signing keys", description = "By which partners sign.")
class SigningKeyResource {

    private final SigningKeyService keys;
    private final Idempotency idempotency;
    private final Caller caller;

    SigningKeyResource(SigningKeyService keys, Idempotency idempotency, Caller caller) {
        this.keys = keys;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "registerSigningKey", summary = "Register a key of yours")
    @APIResponse(responseCode = "409", description = "`signing-key-taken`")
    @APIResponse(responseCode = "422", description = "`proof-invalid`, `idempotency-key-reused`")
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = SigningKeyView.class)))
    public Uni<Response> register(
            @BeanParam IdempotencyKey key, @NotNull @Valid RegisterKey command) {
        PartnerId owner = new PartnerId(caller.requirePartnerId());
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        keys.register(connection, owner, command)
                                .map(view -> Answer.created("/v1/signing-keys", view)));
    }

    @GET
    @Operation(operationId = "listSigningKeys", summary = "Your keys")
    public Uni<Page<SigningKeyView>> list(@BeanParam PageParams page) {
        return keys.list(new PartnerId(caller.requirePartnerId()), page);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("{id}:rotate")
    @Operation(
            operationId = "rotateSigningKey",
            summary = "Put a new key in an old one's place; what the old one signed counts")
    @APIResponse(
            responseCode = "409",
            description = "`signing-key-revoked`, `signing-key-rotated`, `signing-key-taken`")
    @APIResponse(
            responseCode = "422",
            description = "`proof-invalid`, `endorsement-invalid`, `idempotency-key-reused`")
    @APIResponse(
            responseCode = "201",
            description = "The new key",
            content = @Content(schema = @Schema(implementation = SigningKeyView.class)))
    public Uni<Response> rotate(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid RotateKey command) {
        PartnerId owner = new PartnerId(caller.requirePartnerId());
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        keys.rotate(connection, owner, id, command)
                                .map(view -> Answer.created("/v1/signing-keys", view)));
    }

    @POST
    @Path("{id}:revoke")
    @Operation(
            operationId = "revokeSigningKey",
            summary = "Revoke a key: it signs nothing any more, and proposals lose its signature")
    @APIResponse(
            responseCode = "200",
            description = "Revoked",
            content = @Content(schema = @Schema(implementation = SigningKeyView.class)))
    public Uni<Response> revoke(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        PartnerId owner = new PartnerId(caller.requirePartnerId());
        return idempotency.inTransaction(
                key, id, connection -> keys.revoke(connection, owner, id).map(Answer::ok));
    }
}
