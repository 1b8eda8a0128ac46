package io.tandem.rebate.payout;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/v1/payout-rules")
@Produces(MediaType.APPLICATION_JSON)
class PayoutRuleResource {

    private final PayoutRuleService rules;

    PayoutRuleResource(PayoutRuleService rules) {
        this.rules = rules;
    }

    @PUT
    @Path("{asset}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "setPayoutRule",
            summary = "Says how payouts of an asset go from now on",
            description = "What has been requested keeps the amount that it was requested with.")
    @APIResponse(
            responseCode = "200",
            description = "The rule.",
            content = @Content(schema = @Schema(implementation = PayoutRuleView.class)))
    public Uni<Response> set(
            @PathParam("asset") @Parameter(example = "USDT") String asset,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "The ETag seen.", example = "\"1\"")
                    String ifMatch,
            @NotNull @Valid SetPayoutRule command) {
        return rules.set(asset, ifMatch, command);
    }

    @GET
    @Path("{asset}")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(operationId = "readPayoutRule", summary = "Reads how payouts of an asset go")
    @APIResponse(
            responseCode = "200",
            description = "The rule.",
            content = @Content(schema = @Schema(implementation = PayoutRuleView.class)))
    public Uni<Response> read(@PathParam("asset") @Parameter(example = "USDT") String asset) {
        return rules.find(asset);
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(operationId = "listPayoutRules", summary = "Lists how payouts go, by asset")
    public Uni<Page<PayoutRuleView>> list(@BeanParam PageParams page) {
        return rules.list(page);
    }
}
