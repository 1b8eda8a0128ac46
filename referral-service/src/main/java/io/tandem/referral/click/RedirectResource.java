package io.tandem.referral.click;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/r")
@Tag(name = "Redirect", description = "What the public follows.")
class RedirectResource {

    private final ClickService service;

    RedirectResource(ClickService service) {
        this.service = service;
    }

    @GET
    @Path("{code}")
    @PermitAll
    @Operation(
            operationId = "followLink",
            summary = "Follow a link: to its destination with the click's id, utm parameters kept")
    @APIResponse(
            responseCode = "302",
            description = "Go on",
            headers =
                    @Header(
                            name = HttpHeaders.LOCATION,
                            description = "The destination with `clickId`",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            examples =
                                                    "https://www.okx.com/join?clickId=0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10")))
    public Uni<Response> follow(
            @PathParam("code") @Schema(examples = "AYSE") String code,
            @Context HttpServerRequest request) {
        return service.follow(code, Visit.of(request))
                .map(destination ->
                        Response.status(Response.Status.FOUND)
                                .header(HttpHeaders.LOCATION, destination.toString())
                                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                                .build());
    }
}
