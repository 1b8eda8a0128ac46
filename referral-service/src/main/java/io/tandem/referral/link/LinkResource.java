package io.tandem.referral.link;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.etag.ETags;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/links")
@Tag(name = "Links", description = "How partners bring users, and how what they earn is shared.")
class LinkResource {

    private final LinkService service;

    LinkResource(LinkService service) {
        this.service = service;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "mintLink", summary = "Make a link")
    @APIResponse(responseCode = "404", description = "No such programme or partner")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LinkView.class)))
    @APIResponse(
            responseCode = "409",
            description = "code-taken, partner-not-active",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "code-taken",
                                            value = ProblemExamples.CODE_TAKEN)))
    @APIResponse(
            responseCode = "422",
            description = "co-inviter-unavailable, idempotency-key-reused",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "co-inviter-unavailable",
                                            value = ProblemExamples.CO_INVITER_UNAVAILABLE)))
    public Uni<Response> mint(@BeanParam IdempotencyKey key, @NotNull @Valid MintLink command) {
        return service.mint(key, command);
    }

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(
            operationId = "listLinks",
            summary = "The links that the caller owns or shares in; all for an operator")
    public Uni<Page<LinkView>> list(
            @QueryParam("owner") UUID owner,
            @QueryParam("programme") @Schema(examples = "okx") String programme,
            @BeanParam PageParams page) {
        return service.page(Optional.ofNullable(owner), Optional.ofNullable(programme), page);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "getLink", summary = "One link")
    @APIResponse(
            responseCode = "200",
            description = "The link",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LinkView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        return service.get(id).map(LinkResource::tagged);
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("{id}")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(
            operationId = "amendLink",
            summary =
                    "Change the fields that are named; null clears. Users who are bound stay bound as they were")
    @APIResponse(
            responseCode = "200",
            description = "The link as it is now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LinkView.class)))
    @APIResponse(
            responseCode = "409",
            description = "partner-not-active, expiry-agreed",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = {
                                @ExampleObject(
                                        name = "partner-not-active",
                                        value = ProblemExamples.PARTNER_NOT_ACTIVE),
                                @ExampleObject(
                                        name = "expiry-agreed",
                                        value = ProblemExamples.EXPIRY_AGREED)
                            }))
    @APIResponse(
            responseCode = "422",
            description = "co-inviter-unavailable",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "co-inviter-unavailable",
                                            value = ProblemExamples.CO_INVITER_UNAVAILABLE)))
    public Uni<Response> amend(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Schema(examples = "1") String ifMatch,
            @NotNull @Valid AmendLink command) {
        return service.amend(id, ifMatch, command).map(LinkResource::tagged);
    }

    @GET
    @Path("{id}/versions")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "listLinkVersions", summary = "What a link said, and since when")
    public Uni<List<LinkVersionView>> versions(@PathParam("id") UUID id) {
        return service.versions(id);
    }

    private static Response tagged(LinkView view) {
        return Response.ok(view, MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .build();
    }
}
