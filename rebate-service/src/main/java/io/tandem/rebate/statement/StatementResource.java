package io.tandem.rebate.statement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/v1/partners/{id}/statements")
@Produces(MediaType.APPLICATION_JSON)
class StatementResource {

    private final StatementService statements;

    StatementResource(StatementService statements) {
        this.statements = statements;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.PARTNER})
    @Operation(
            operationId = "listStatements",
            summary = "Lists a partner's statements, the newest first")
    public Uni<Page<StatementLineView>> list(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return statements.list(id, page);
    }

    @GET
    @Path("{programme}/{period}")
    @RolesAllowed({Roles.OPERATOR, Roles.PARTNER})
    @Operation(
            operationId = "readStatement",
            summary = "A partner's statement of a closed month",
            description = "With `.csv`, `.xlsx` or `.pdf` after the month: the same as a file.")
    public Uni<StatementView> read(
            @PathParam("id") UUID id,
            @PathParam("programme") @Parameter(example = "okx") String programme,
            @PathParam("period") @Parameter(example = "2026-10") String period) {
        return statements.read(id, programme, period);
    }

    @GET
    @Path("{programme}/{period}/proof/{tradeId}")
    @RolesAllowed({Roles.OPERATOR, Roles.PARTNER})
    @Operation(
            operationId = "proveTrade",
            summary = "Proves that a trade's accruals are in the statement",
            description =
                    "What `verifier/Verify.java` checks offline, given this and the statement: the"
                            + " hashes of RFC 6962 from each of the trade's leaves to the"
                            + " statement's root, and from there to the month's.")
    @APIResponse(responseCode = "200", description = "The proof.")
    @APIResponse(
            responseCode = "409",
            description = "`month-put-away`: the trade's month has been detached.")
    public Uni<ProofView> prove(
            @PathParam("id") UUID id,
            @PathParam("programme") @Parameter(example = "okx") String programme,
            @PathParam("period") @Parameter(example = "2026-10") String period,
            @PathParam("tradeId") @Parameter(example = "bill-624881939218") String tradeId) {
        return statements.prove(id, programme, period, tradeId);
    }
}
