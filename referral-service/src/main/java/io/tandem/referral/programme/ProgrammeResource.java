package io.tandem.referral.programme;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.Problem;
import io.tandem.chassis.security.Roles;
import io.tandem.referral.ProblemExamples;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/programmes")
@Tag(name = "Programmes", description = "The exchange's referral programmes.")
class ProgrammeResource {

    private final ProgrammeService service;

    ProgrammeResource(ProgrammeService service) {
        this.service = service;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "openProgramme", summary = "Open a referral programme")
    @APIResponse(
            responseCode = "201",
            description = "Opened",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProgrammeView.class)))
    @APIResponse(
            responseCode = "409",
            description = "programme-exists",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "programme-exists",
                                            value = ProblemExamples.PROGRAMME_EXISTS)))
    public Uni<Response> open(
            @BeanParam IdempotencyKey key, @NotNull @Valid OpenProgramme command) {
        return service.open(key, command);
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.INGEST, Roles.PARTNER, Roles.SERVICE})
    @Operation(operationId = "listProgrammes", summary = "The referral programmes")
    public Uni<Page<ProgrammeView>> list(@BeanParam PageParams page) {
        return service.page(page);
    }

    @GET
    @Path("{programme}")
    @RolesAllowed({Roles.OPERATOR, Roles.INGEST, Roles.PARTNER, Roles.SERVICE})
    @Operation(operationId = "getProgramme", summary = "One referral programme")
    public Uni<ProgrammeView> get(
            @PathParam("programme") @Schema(examples = "okx") String programme) {
        return service.get(programme);
    }
}
