package io.tandem.rebate.integrity;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/v1/ledger/integrity")
@Produces(MediaType.APPLICATION_JSON)
class IntegrityResource {

    private final IntegritySql integrity;

    IntegrityResource(IntegritySql integrity) {
        this.integrity = integrity;
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "checkIntegrity",
            summary = "Proves that the books balance and agree with the sub-ledger")
    public Uni<IntegrityView> check() {
        return integrity.check();
    }
}
