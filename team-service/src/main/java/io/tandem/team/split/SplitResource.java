package io.tandem.team.split;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Splits", description = "The calculator by which anybody can do a split again.")
class SplitResource {

    private final SplitService splits;

    SplitResource(SplitService splits) {
        this.splits = splits;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("splits:compute")
    @Authenticated
    @Blocking
    @Operation(
            operationId = "computeSplit",
            summary = "Divide a pool by a rule; nothing is read and nothing kept")
    public SplitView compute(@NotNull @Valid ComputeSplit command) {
        return splits.compute(command);
    }
}
