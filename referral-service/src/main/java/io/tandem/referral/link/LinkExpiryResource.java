package io.tandem.referral.link;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/links:expire")
@Tag(name = "Links")
class LinkExpiryResource {

    private final LinkExpiryService service;

    LinkExpiryResource(LinkExpiryService service) {
        this.service = service;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @Operation(
            operationId = "expireLinks",
            summary =
                    "Have an owner's links expire, for good: nobody new is bound by them, who is bound stays so",
            description =
                    "Does as many links as a page holds, and says which these are; `next` leads on to"
                            + " the rest. The same again changes nothing and answers the same.")
    public Uni<Page<ExpiringLinkView>> expire(
            @NotNull @Valid ExpireLinks command, @BeanParam PageParams page) {
        return service.expire(command, page);
    }
}
