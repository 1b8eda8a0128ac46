package io.tandem.rebate.reconciliation;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.security.Roles;
import io.tandem.rebate.reconciliation.model.BreakKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/v1/reconciliation-breaks")
@Produces(MediaType.APPLICATION_JSON)
class BreakResource {

    private final BreakService breaks;

    BreakResource(BreakService breaks) {
        this.breaks = breaks;
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "listBreaks",
            summary = "Lists where commission files and books disagree, the newest last")
    public Uni<Page<BreakView>> list(
            @QueryParam("programme") @Parameter(description = "Only of this.", example = "okx")
                    String programme,
            @QueryParam("reconciliation")
                    @Parameter(
                            description = "Only of this file.",
                            example = "0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10")
                    UUID reconciliation,
            @QueryParam("kind")
                    @Parameter(
                            description = "Only of this kind.",
                            schema = @Schema(implementation = BreakKind.class),
                            example = "RATE_DIFFERS")
                    String kind,
            @QueryParam("state")
                    @Parameter(
                            description = "Only in this state.",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "OPEN",
                                                "PROPOSED",
                                                "MATCHED",
                                                "RESOLVED"
                                            }),
                            example = "OPEN")
                    String state,
            @BeanParam PageParams page) {
        return breaks.list(programme, reconciliation, kind, state, page);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "readBreak", summary = "Reads a break with what became of it")
    public Uni<BreakView> read(@PathParam("id") UUID id) {
        return breaks.find(id);
    }

    @POST
    @Path("{id}:resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "resolveBreak",
            summary = "Proposes how a break should end",
            description =
                    "`ACCEPT_THEIRS`: the file is right, partners and user get or give back the"
                            + " difference. `ACCEPT_OURS`: the books are right, what waits goes"
                            + " back. `WRITE_OFF`: the programme bears or keeps the difference, on"
                            + " an account of its own. Nothing moves before somebody else confirms.")
    @APIResponse(
            responseCode = "200",
            description = "The break.",
            content = @Content(schema = @Schema(implementation = BreakView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`break-state`, `break-changed`, `month-put-away`")
    public Uni<Response> resolve(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid ResolveBreak command) {
        return breaks.propose(key, id, command);
    }

    @POST
    @Path("{id}:confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "confirmBreak",
            summary = "Confirms a proposed resolution; somebody else than who proposed it",
            description = "Posts what the resolution comes to, at once and once.")
    @APIResponse(
            responseCode = "200",
            description = "The break.",
            content = @Content(schema = @Schema(implementation = BreakView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`break-state`, `break-changed`, `four-eyes`, `insufficient-funds`,"
                            + " `month-put-away`")
    public Uni<Response> confirm(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid NoteBreak command) {
        return breaks.confirm(key, id, command);
    }

    @POST
    @Path("{id}:reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "rejectBreak",
            summary = "Turns a proposed resolution down, or takes it back: the break is open")
    @APIResponse(
            responseCode = "200",
            description = "The break.",
            content = @Content(schema = @Schema(implementation = BreakView.class)))
    @APIResponse(responseCode = "409", description = "`break-state`, `month-put-away`")
    public Uni<Response> reject(
            @BeanParam IdempotencyKey key,
            @PathParam("id") UUID id,
            @NotNull @Valid NoteBreak command) {
        return breaks.reject(key, id, command);
    }
}
