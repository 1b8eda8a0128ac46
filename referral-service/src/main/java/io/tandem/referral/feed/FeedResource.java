package io.tandem.referral.feed;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.feed.Feed;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/feed")
@Tag(name = "Feed", description = "What changed, in order.")
class FeedResource {

    private static final String BINDINGS = "bindings";
    private static final String STANDINGS = "standings";

    private final Feed feed;

    FeedResource(Feed feed) {
        this.feed = feed;
    }

    @GET
    @Path("bindings")
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @Operation(
            operationId = "followBindings",
            summary =
                    "Every change of a binding, in order and without gaps, from the start or from where you are")
    public Uni<BindingFeedView> bindings(
            @QueryParam("after") @DefaultValue("0") @Min(0) @Schema(examples = "0") Long after,
            @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(1000) @Schema(examples = "500")
                    Integer limit) {
        return feed.read(BINDINGS, after, limit).map(BindingFeedView::of);
    }

    @GET
    @Path("standings")
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @Operation(
            operationId = "followStandings",
            summary =
                    "Every change of how a partner stands, in order and without gaps, from the start or from where you are")
    public Uni<StandingFeedView> standings(
            @QueryParam("after") @DefaultValue("0") @Min(0) @Schema(examples = "0") Long after,
            @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(1000) @Schema(examples = "500")
                    Integer limit) {
        return feed.read(STANDINGS, after, limit).map(StandingFeedView::of);
    }
}
