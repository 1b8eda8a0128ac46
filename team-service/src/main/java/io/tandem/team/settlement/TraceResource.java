package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.openapi.CommonAnswers;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.security.Caller;
import io.tandem.chassis.security.Roles;
import io.tandem.team.roster.model.PartnerId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/settlements/{id}/trace")
@RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settlements")
class TraceResource {

    private final TraceService traces;
    private final Caller caller;

    TraceResource(TraceService traces, Caller caller) {
        this.traces = traces;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "traceSettlement",
            summary = "Open a settlement's figures down to the trades that made them",
            description =
                    "Each net line with what was earned, pooled, weighed and divided; the agreement"
                            + " with its digest and signatures; what the books say now; and, page by"
                            + " page, the trades of the member who asks (of any member, for"
                            + " operators). Of colleagues there are aggregates only.",
            extensions = @Extension(name = CommonAnswers.NEEDS_NEIGHBOUR, value = "rebate-service"))
    @APIResponse(responseCode = "200", description = "The trace")
    @APIResponse(
            responseCode = "409",
            description =
                    "`month-put-away`: the month's trades have been detached. An operator who asks"
                            + " for nobody's trades needs them only where a member counts for a"
                            + " part of a day.")
    public Uni<RestResponse<TraceView>> trace(
            @PathParam("id") UUID id,
            @QueryParam("partner")
                    @Parameter(
                            description =
                                    "Whose trades, for operators; a partner sees its own, and"
                                            + " another's are not there.")
                    UUID partner,
            @QueryParam("asset")
                    @Parameter(description = "Only trades in this asset.", example = "USDT")
                    String asset,
            @BeanParam PageParams page,
            @Context UriInfo uri) {
        return traces.trace(
                        id,
                        viewer(),
                        new TraceService.Asked(
                                Optional.ofNullable(partner).map(PartnerId::new),
                                Optional.ofNullable(asset).map(TraceResource::asset),
                                page))
                .map(trace -> answer(trace, uri));
    }

    private static RestResponse<TraceView> answer(TraceView trace, UriInfo uri) {
        RestResponse.ResponseBuilder<TraceView> answer = RestResponse.ResponseBuilder.ok(trace);
        if (trace.trades() != null && trace.trades().next() != null) {
            String next =
                    uri.getRequestUriBuilder()
                            .replaceQueryParam("after", trace.trades().next())
                            .build()
                            .getRawQuery();
            answer.header(HttpHeaders.LINK, "<" + uri.getPath() + "?" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private static Asset asset(String code) {
        try {
            return new Asset(code);
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid("asset", "must be 1 to 20 characters of A-Z and 0-9");
        }
    }

    private Optional<PartnerId> viewer() {
        return caller.isOperator()
                ? Optional.empty()
                : Optional.of(new PartnerId(caller.requirePartnerId()));
    }
}
