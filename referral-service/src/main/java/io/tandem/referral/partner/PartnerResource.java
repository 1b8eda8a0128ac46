package io.tandem.referral.partner;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.etag.ETags;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.Problem;
import io.tandem.chassis.security.Caller;
import io.tandem.chassis.security.Roles;
import io.tandem.referral.ProblemExamples;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/partners")
@Tag(name = "Partners", description = "Who refers users.")
class PartnerResource {

    private final PartnerService service;
    private final Caller caller;

    PartnerResource(PartnerService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "enrolPartner", summary = "Enrol a partner")
    @APIResponse(
            responseCode = "201",
            description = "Enrolled",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PartnerView.class)))
    @APIResponse(
            responseCode = "409",
            description = "user-id-taken",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "user-id-taken",
                                            value = ProblemExamples.USER_ID_TAKEN)))
    public Uni<Response> enrol(
            @BeanParam IdempotencyKey key, @NotNull @Valid EnrolPartner command) {
        return service.enrol(key, command);
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "listPartners", summary = "The partners")
    public Uni<Page<PartnerView>> list(@BeanParam PageParams page) {
        return service.page(page);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(operationId = "getPartner", summary = "One partner; for a partner itself alone")
    @APIResponse(
            responseCode = "200",
            description = "The partner",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PartnerView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.mustSee(id, "partner");
        return service.get(id).map(PartnerResource::tagged);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "amendPartner", summary = "Replace what is said of a partner")
    @APIResponse(
            responseCode = "200",
            description = "The partner as it is now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PartnerView.class)))
    @APIResponse(
            responseCode = "409",
            description = "user-id-taken",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "user-id-taken",
                                            value = ProblemExamples.USER_ID_TAKEN)))
    public Uni<Response> amend(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Schema(examples = "1") String ifMatch,
            @NotNull @Valid EnrolPartner command) {
        return service.amend(id, ifMatch, command).map(PartnerResource::tagged);
    }

    @POST
    @Path("{id}:suspend")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "suspendPartner",
            summary = "Suspend a partner: what it has goes on earning, no new users are bound")
    @APIResponse(
            responseCode = "200",
            description = "Suspended",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PartnerView.class)))
    @APIResponse(
            responseCode = "409",
            description = "standing-forbids",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "standing-forbids",
                                            value = ProblemExamples.STANDING_FORBIDS)))
    public Uni<Response> suspend(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        return service.suspend(key, id);
    }

    @POST
    @Path("{id}:reinstate")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "reinstatePartner", summary = "Make a suspended partner active again")
    @APIResponse(
            responseCode = "200",
            description = "Reinstated",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PartnerView.class)))
    @APIResponse(
            responseCode = "409",
            description = "standing-forbids",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "standing-forbids",
                                            value = ProblemExamples.STANDING_FORBIDS)))
    public Uni<Response> reinstate(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        return service.reinstate(key, id);
    }

    @POST
    @Path("{id}:close")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "closePartner", summary = "Close a partner for good: its bindings end")
    @APIResponse(
            responseCode = "200",
            description = "Closed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PartnerView.class)))
    @APIResponse(
            responseCode = "409",
            description = "standing-forbids",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "standing-forbids",
                                            value = ProblemExamples.STANDING_FORBIDS)))
    public Uni<Response> close(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        return service.close(key, id);
    }

    private static Response tagged(PartnerView view) {
        return Response.ok(view, MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .build();
    }
}
