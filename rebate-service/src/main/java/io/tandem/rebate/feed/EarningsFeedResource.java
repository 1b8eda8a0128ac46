package io.tandem.rebate.feed;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

@Path("/v1/feed")
@Produces(MediaType.APPLICATION_JSON)
class EarningsFeedResource {

    private final EarningsFeedService feed;

    EarningsFeedResource(EarningsFeedService feed) {
        this.feed = feed;
    }

    @GET
    @Path("earnings")
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @Operation(
            operationId = "followEarnings",
            summary = "Whose earnings of which month changed, in order and without gaps",
            description =
                    "Everything that changes earnings is told once: trades as they come, late ones,"
                            + " reversals, ratings made anew, adjustments, and what only counts volume,"
                            + " activity or invitees otherwise. Deltas of a partner, programme, month"
                            + " and asset add up to what it earned. A settlement asks anew for the"
                            + " contributions of what is told of here: they know links and campaigns."
                            + " A page may hold fewer items than asked for; the last has none.")
    public Uni<EarningsFeedView> earnings(
            @QueryParam("after") @DefaultValue("0") @Min(0) @Schema(examples = "0") Long after,
            @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(1000) @Schema(examples = "500")
                    Integer limit,
            @QueryParam("before")
                    @Parameter(
                            description =
                                    "Only changes of earlier months. All positions stay, those that"
                                            + " changed only later months without changes: what a"
                                            + " follower needs who settles months that are over.",
                            example = "2026-11")
                    String before) {
        return feed.read(after, limit, before);
    }
}
