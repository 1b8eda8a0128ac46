package io.tandem.rebate.ledger;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
class LedgerResource {

    private final LedgerService ledger;

    LedgerResource(LedgerService ledger) {
        this.ledger = ledger;
    }

    @GET
    @Path("partners/{id}/balances")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(operationId = "readBalances", summary = "What a partner has, by asset")
    public Uni<BalancesView> balances(@PathParam("id") UUID id) {
        return ledger.balances(id);
    }

    @GET
    @Path("partners/{id}/postings")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "listPostings",
            summary = "How a partner came by what it has, the newest last")
    public Uni<Page<PostingView>> postings(
            @PathParam("id") UUID id,
            @QueryParam("asset") @Parameter(description = "Only in this.", example = "USDT")
                    String asset,
            @BeanParam PageParams page) {
        return ledger.postings(id, asset, page);
    }

    @GET
    @Path("journal/{entryId}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "readJournalEntry", summary = "Reads a journal entry with its lines")
    public Uni<EntryView> entry(@PathParam("entryId") UUID entryId) {
        return ledger.entry(entryId);
    }
}
