package io.tandem.team.performance;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.openapi.CommonAnswers;
import io.tandem.chassis.security.Caller;
import io.tandem.chassis.security.Roles;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
@Tag(name = "Performance", description = "How teams and their members do.")
class PerformanceResource {

    private static final String CSV = "text/csv";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PUT_AWAY =
            "`month-put-away`: in a month that is not settled a member counts for a part of a day,"
                    + " and the month's trades have been detached. `months` names it: leave it out.";

    private final PerformanceService performances;
    private final Caller caller;

    PerformanceResource(PerformanceService performances, Caller caller) {
        this.performances = performances;
        this.caller = caller;
    }

    @GET
    @Path("teams/{id}/performance")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readPerformance",
            summary = "How a team and its members did, month by month",
            description =
                    "Of the months of agreements to which you are a party, what these let you see:"
                            + " what settlements show, your own trades and fees, and those of others"
                            + " only if `visibility` says so.",
            extensions = @Extension(name = CommonAnswers.NEEDS_NEIGHBOUR, value = "rebate-service"))
    @APIResponse(responseCode = "200", description = "How they did")
    @APIResponse(responseCode = "409", description = PUT_AWAY)
    public Uni<PerformanceView> team(
            @PathParam("id") UUID id, @BeanParam PerformanceWindow window) {
        return performances.performance(new TeamId(id), viewer(), Optional.empty(), window);
    }

    @GET
    @Path("teams/{id}/members/{partnerId}/performance")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readMemberPerformance",
            summary = "How one member did, and where it stands among the others",
            extensions = @Extension(name = CommonAnswers.NEEDS_NEIGHBOUR, value = "rebate-service"))
    @APIResponse(responseCode = "200", description = "How it did")
    @APIResponse(responseCode = "409", description = PUT_AWAY)
    public Uni<PerformanceView> member(
            @PathParam("id") UUID id,
            @PathParam("partnerId") UUID partnerId,
            @BeanParam PerformanceWindow window) {
        return performances.performance(
                new TeamId(id), viewer(), Optional.of(new PartnerId(partnerId)), window);
    }

    @GET
    @Path("teams/{id}/performance.csv")
    @Produces(CSV)
    @Operation(
            operationId = "downloadPerformanceCsv",
            summary = "The same as CSV, a line per row and asset",
            extensions = @Extension(name = CommonAnswers.NEEDS_NEIGHBOUR, value = "rebate-service"))
    @APIResponse(responseCode = "409", description = PUT_AWAY)
    @APIResponse(
            responseCode = "200",
            description = "A header and the lines.",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            example =
                                    "period,partnerId,asset,volumeUsd\r\n2026-10,,USDT,250000\r\n"))
    public Uni<RestResponse<byte[]>> csv(
            @PathParam("id") UUID id, @BeanParam PerformanceWindow window) {
        return performances
                .performance(new TeamId(id), viewer(), Optional.empty(), window)
                .map(view -> file(view, "csv", PerformanceSheet.csv(view)));
    }

    @GET
    @Path("teams/{id}/performance.xlsx")
    @Produces(XLSX)
    @Operation(
            operationId = "downloadPerformanceXlsx",
            summary = "The same as a workbook, a line per row and asset",
            extensions = @Extension(name = CommonAnswers.NEEDS_NEIGHBOUR, value = "rebate-service"))
    @APIResponse(responseCode = "409", description = PUT_AWAY)
    @APIResponse(
            responseCode = "200",
            description = "The workbook.",
            content =
                    @Content(
                            mediaType = XLSX,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            example = "(a workbook)"))
    public Uni<RestResponse<byte[]>> xlsx(
            @PathParam("id") UUID id, @BeanParam PerformanceWindow window) {
        return performances
                .performance(new TeamId(id), viewer(), Optional.empty(), window)
                .map(view -> file(view, "xlsx", PerformanceSheet.xlsx(view)));
    }

    private static RestResponse<byte[]> file(
            PerformanceView view, String extension, byte[] content) {
        return RestResponse.ResponseBuilder.ok(content)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"performance-%s-%s.%s\""
                                .formatted(view.from(), view.to(), extension))
                .build();
    }

    private Optional<PartnerId> viewer() {
        return caller.isOperator()
                ? Optional.empty()
                : Optional.of(new PartnerId(caller.requirePartnerId()));
    }
}
