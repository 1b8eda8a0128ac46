package io.tandem.referral.binding;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.security.Caller;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/partners")
@Tag(name = "Bindings")
class PartnerBindingResource {

    private final BindingService service;
    private final Caller caller;

    PartnerBindingResource(BindingService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Path("{id}/bindings")
    @RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
    @Operation(operationId = "listBindingsOfPartner", summary = "The users whom a partner brought")
    public Uni<Page<BindingView>> list(@PathParam("id") UUID id, @BeanParam PageParams page) {
        caller.mustSee(id, "partner");
        return service.ofPartner(id, page);
    }
}
