package io.tandem.referral.binding;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.ndjson.Ndjson;
import io.tandem.chassis.problem.Problem;
import io.tandem.chassis.security.Roles;
import io.tandem.referral.ProblemExamples;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Tag(name = "Bindings", description = "Who brought whom.")
class BindingResource {

    private static final int MOST_CLAIMS = 10_000;

    private final BindingService service;
    private final ClaimStream stream;

    BindingResource(BindingService service, ClaimStream stream) {
        this.service = service;
        this.stream = stream;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("bindings")
    @RolesAllowed(Roles.INGEST)
    @Operation(
            operationId = "bindUser",
            summary = "Tell that a user signed up by a link; told again, it is the same claim")
    @APIResponse(
            responseCode = "201",
            description = "bound",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OutcomeView.class)))
    @APIResponse(
            responseCode = "200",
            description = "duplicate, superseded",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OutcomeView.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "Refused; `refusalId` names the refusal that is kept: unknown-code, unknown-click, self-referral,"
                            + " link-expired, partner-suspended, partner-closed, already-bound, cycle",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "self-referral",
                                            value = ProblemExamples.SELF_REFERRAL)))
    public Uni<Response> bind(@NotNull @Valid BindUser command) {
        return service.bind(command);
    }

    @POST
    @Path("bindings:batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INGEST)
    @Operation(
            operationId = "bindUsers",
            summary =
                    "Tell many sign-ups: an array of at most 10,000, or NDJSON of any length with an answer per line")
    public Uni<BulkView> bindAll(
            @NotEmpty @Size(max = MOST_CLAIMS) List<@NotNull @Valid BindUser> commands) {
        return service.bindAll(commands);
    }

    @POST
    @Path("bindings:batch")
    @Consumes(Ndjson.TYPE)
    @Produces(Ndjson.TYPE)
    @RolesAllowed(Roles.INGEST)
    @Operation(
            operationId = "bindUsers",
            summary =
                    "Tell many sign-ups: an array of at most 10,000, or NDJSON of any length with an answer per line")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = Ndjson.TYPE,
                            schema = @Schema(implementation = BindUser.class)))
    @APIResponse(
            responseCode = "200",
            description = "An answer per line, in order",
            content =
                    @Content(
                            mediaType = Ndjson.TYPE,
                            schema = @Schema(implementation = LineView.class)))
    public Multi<byte[]> bindByLine(@Context HttpServerRequest request) {
        return stream.bindAll(request);
    }

    @GET
    @Path("bindings")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listBindingsOfUser",
            summary = "All bindings of a user, voided ones included")
    public Uni<BindingsView> ofUser(
            @QueryParam("programme") @NotNull @Schema(examples = "okx") String programme,
            @QueryParam("userId") @NotNull @Schema(examples = "640257103") String userId) {
        return service.ofUser(programme, userId);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("bindings:lookup")
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @Operation(
            operationId = "lookUpBindings",
            summary = "All bindings of many users, voided ones included")
    public Uni<BindingsView> lookUp(@NotNull @Valid LookUpBindings query) {
        return service.lookUp(query);
    }
}
