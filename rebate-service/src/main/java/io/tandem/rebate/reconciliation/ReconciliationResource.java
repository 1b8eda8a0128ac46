package io.tandem.rebate.reconciliation;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.security.Roles;
import io.tandem.rebate.reconciliation.model.Window;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/v1/reconciliations")
@Produces(MediaType.APPLICATION_JSON)
class ReconciliationResource {

    private static final UUID FIRST = new UUID(0, 0);
    private static final String CSV = "text/csv";
    private static final String EXAMPLE =
            "brokerCode,level,instId,ordId,spotTradeAmt,derivativeTradeAmt,fee,netFee,"
                    + "settlementFee,brokerRebate,subBrokerRebate,userRebate,affiliated,ts\r\n"
                    + "tandem,Lv1,BTC-USDT,312269865356374016,15109.4,,-15,-15,,4.5,,,true,"
                    + "1790848800000\r\n";

    private final ImportService imports;

    ReconciliationResource(ImportService imports) {
        this.imports = imports;
    }

    @POST
    @Consumes(CSV)
    @Blocking
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "importCommissionFile",
            summary = "Takes in the exchange's per-order commission file and compares it",
            description =
                    "The whole file or nothing: each line that breaks a rule is named, at most 100"
                            + " of them. The same file is the same reconciliation. When this"
                            + " answers, every order has been compared; read the result where"
                            + " `Location` says.")
    @APIResponse(
            responseCode = "201",
            description = "The file was imported.",
            content = @Content(schema = @Schema(implementation = ReconciliationView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The file had been imported before.",
            content = @Content(schema = @Schema(implementation = ReconciliationView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`reconciliation-unconfigured`; `month-put-away`: trades of `months` have been"
                            + " detached")
    public Uni<Response> take(
            @BeanParam IdempotencyKey key,
            @Context HttpHeaders headers,
            @QueryParam("programme") @Parameter(required = true, example = "okx") String programme,
            @QueryParam("from")
                    @Parameter(
                            required = true,
                            description = "Begin of the time that the file was asked for.",
                            example = "2026-10-01T00:00:00Z")
                    String from,
            @QueryParam("to")
                    @Parameter(
                            required = true,
                            description = "Its end, the first moment that it does not cover.",
                            example = "2026-11-01T00:00:00Z")
                    String to,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = SchemaType.STRING),
                                            example = EXAMPLE))
                    InputStream body) {
        checkKey(headers);
        return imports.take(key, Programmes.checked(programme), window(from, to), body);
    }

    /** Before the body is read: a file is not taken in to be refused for that. */
    private static void checkKey(HttpHeaders headers) {
        String key = headers.getHeaderString(IdempotencyKey.HEADER);
        if (key == null || key.isEmpty()) {
            throw ProblemException.of(
                    CommonProblem.IDEMPOTENCY_KEY_MISSING,
                    CommonProblem.IDEMPOTENCY_KEY_MISSING.explanation());
        }
    }

    private static Window window(String from, String to) {
        Instant first = time("from", from);
        Instant end = time("to", to);
        try {
            return new Window(first, end);
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid("to", refusal.getMessage());
        }
    }

    private static Instant time(String field, String text) {
        try {
            if (text != null && text.length() <= "2026-10-01T00:00:00.000000Z".length()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            // Told below, like a text that is missing.
        }
        throw ProblemException.invalid(field, "must be a time such as 2026-10-01T00:00:00Z");
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "listReconciliations",
            summary = "Lists imported commission files, the newest last")
    public Uni<Page<ReconciliationView>> list(
            @QueryParam("programme") @Parameter(description = "Only of this.", example = "okx")
                    String programme,
            @BeanParam PageParams page) {
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(FIRST);
        return imports.list(programme, after, page.limit() + 1)
                .map(runs ->
                        Page.of(
                                runs,
                                page.limit(),
                                run -> Cursor.of(run.id()),
                                run -> ReconciliationView.of(run, List.of())));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "readReconciliation",
            summary = "Reads an imported commission file with its breaks by kind and state")
    public Uni<ReconciliationView> read(@PathParam("id") UUID id) {
        return imports.find(id);
    }

    @POST
    @Path("{id}:match")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "matchReconciliation",
            summary = "Compares a file's orders with the books anew",
            description =
                    "Open breaks are looked at again by themselves; this looks at all orders of the"
                            + " file. It comes to the same however often it is done.")
    @APIResponse(
            responseCode = "200",
            description = "The reconciliation.",
            content = @Content(schema = @Schema(implementation = ReconciliationView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`month-put-away`: trades of `months` have been detached")
    public Uni<Response> match(@BeanParam IdempotencyKey key, @PathParam("id") UUID id) {
        return imports.match(key, id);
    }
}
