package io.tandem.rebate.statement;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestMulti;

@Path("/v1/partners/{id}/statements/{programme}")
class StatementFileResource {

    private static final String CSV = "text/csv";
    private static final String PDF = "application/pdf";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final StatementService statements;

    StatementFileResource(StatementService statements) {
        this.statements = statements;
    }

    @GET
    @Path("{period}.csv")
    @Produces(CSV)
    @RolesAllowed({Roles.OPERATOR, Roles.PARTNER})
    @Operation(
            operationId = "downloadStatementCsv",
            summary = "A statement's accruals as CSV",
            description = "Text that a spreadsheet would take for a formula has a ' before it.")
    @APIResponse(
            responseCode = "200",
            description = "A header and a line per accrual, in the order of the leaves.",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            example = "tradeId,n,cause,tradePeriod\r\nbill-62,0,,2026-10\r\n"))
    @APIResponse(
            responseCode = "409",
            description = "`month-put-away`: trades of `months` have been detached.")
    public Multi<byte[]> csv(
            @PathParam("id") UUID id,
            @PathParam("programme") @Parameter(example = "okx") String programme,
            @PathParam("period") @Parameter(example = "2026-10") String period) {
        return file(
                statements.readToList(id, programme, period),
                "csv",
                statement -> CsvStatement.of(statements.entries(statement)));
    }

    @GET
    @Path("{period}.balances.csv")
    @Produces(CSV)
    @RolesAllowed({Roles.OPERATOR, Roles.PARTNER})
    @Operation(
            operationId = "downloadStatementBalancesCsv",
            summary = "A statement's opening and closing balances and movements as CSV")
    @APIResponse(
            responseCode = "200",
            description = "A header; of each asset the opening, a line per kind, the closing.",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            example =
                                    "asset,kind,pending,available,held,paid\r\n"
                                            + "USDT,OPENING,0,0,0,0\r\n"))
    public Multi<byte[]> balances(
            @PathParam("id") UUID id,
            @PathParam("programme") @Parameter(example = "okx") String programme,
            @PathParam("period") @Parameter(example = "2026-10") String period) {
        return file(
                statements.read(id, programme, period), "balances.csv", CsvStatement::balancesOf);
    }

    @GET
    @Path("{period}.xlsx")
    @Produces(XLSX)
    @RolesAllowed({Roles.OPERATOR, Roles.PARTNER})
    @Operation(
            operationId = "downloadStatementXlsx",
            summary = "A statement as a workbook: its totals and its accruals")
    @APIResponse(
            responseCode = "200",
            description = "The workbook.",
            content =
                    @Content(
                            mediaType = XLSX,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            example = "(a workbook)"))
    @APIResponse(
            responseCode = "409",
            description = "`month-put-away`: trades of `months` have been detached.")
    public Multi<byte[]> xlsx(
            @PathParam("id") UUID id,
            @PathParam("programme") @Parameter(example = "okx") String programme,
            @PathParam("period") @Parameter(example = "2026-10") String period) {
        return file(
                statements.readToList(id, programme, period),
                "xlsx",
                statement -> XlsxStatement.of(statement, statements.entries(statement)));
    }

    @GET
    @Path("{period}.pdf")
    @Produces(PDF)
    @RolesAllowed({Roles.OPERATOR, Roles.PARTNER})
    @Operation(
            operationId = "downloadStatementPdf",
            summary = "A statement's totals on paper, with its roots")
    @APIResponse(
            responseCode = "200",
            description = "The document.",
            content =
                    @Content(
                            mediaType = PDF,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            example = "(a document)"))
    public Multi<byte[]> pdf(
            @PathParam("id") UUID id,
            @PathParam("programme") @Parameter(example = "okx") String programme,
            @PathParam("period") @Parameter(example = "2026-10") String period) {
        return file(
                statements.read(id, programme, period),
                "pdf",
                statement -> Multi.createFrom().item(() -> PdfStatement.of(statement)));
    }

    private static Multi<byte[]> file(
            Uni<StatementView> statement,
            String extension,
            Function<StatementView, Multi<byte[]>> content) {
        return RestMulti.fromUniResponse(
                statement,
                content,
                view -> Map.of("Content-Disposition", List.of(name(view, extension))));
    }

    private static String name(StatementView view, String extension) {
        return "attachment; filename=\"statement-%s-%s.%s\""
                .formatted(view.programme(), view.period(), extension);
    }
}
