package io.tandem.referral.binding;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/refusals")
@Tag(name = "Bindings")
class RefusalResource {

    private final BindingService service;

    RefusalResource(BindingService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.PARTNER})
    @Operation(
            operationId = "listRefusals",
            summary = "Claims that were refused, and why; for a partner those by its own links")
    @APIResponse(responseCode = "200", description = "A page of them")
    @APIResponse(responseCode = "404", description = "No such partner")
    public Uni<Page<RefusalView>> list(
            @QueryParam("programme") @Schema(examples = "okx") String programme,
            @QueryParam("partner") UUID partner,
            @BeanParam PageParams page) {
        return service.refusals(Optional.ofNullable(programme), Optional.ofNullable(partner), page);
    }
}
