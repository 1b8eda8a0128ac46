package io.tandem.rebate.intake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.ndjson.Ndjson;
import io.tandem.chassis.problem.Problem;
import io.tandem.chassis.security.Roles;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/v1/trades")
class TradeResource {

    private final TradeService trades;

    TradeResource(TradeService trades) {
        this.trades = trades;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INGEST)
    @Operation(
            operationId = "reportTrades",
            summary = "Takes in a trade, an array of them, or (as NDJSON) a stream of any length",
            description =
                    "Idempotent by programme and tradeId: a replay is `duplicate`, the same id with"
                            + " other content `conflict`, and neither changes anything. An accepted"
                            + " trade is durable, rated and posted. An array (at most 10,000) is"
                            + " taken in as a whole, and one invalid element refuses it; a stream"
                            + " answers each line, in order, and an invalid line stops no other.")
    @APIResponse(
            responseCode = "201",
            description = "The trade was accepted.",
            content = @Content(schema = @Schema(implementation = TradeView.class)))
    @APIResponse(
            responseCode = "200",
            description =
                    "The trade was there already; what became of the array's trades; or a line for"
                            + " each line of the stream.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(oneOf = {TradesView.class, TradeView.class}),
                        example = TradeExamples.ARRAY_ANSWER),
                @Content(
                        mediaType = Ndjson.TYPE,
                        schema = @Schema(implementation = TradeLineView.class),
                        example = TradeExamples.LINE)
            })
    @APIResponse(
            responseCode = "409",
            description =
                    "The single trade is a `conflict`, or it is new and its month has been put away.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            example = TradeExamples.CONFLICT))
    public Uni<Response> report(
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema =
                                                @Schema(
                                                        oneOf = {
                                                            ReportTrade.class,
                                                            ReportTrade[].class
                                                        }),
                                        example = TradeExamples.TRADE),
                                @Content(
                                        mediaType = Ndjson.TYPE,
                                        schema = @Schema(implementation = ReportTrade.class),
                                        example = TradeExamples.TRADE)
                            })
                    ReportedTrades reported) {
        if (reported.isArray()) {
            return trades.array(reported.trades()).map(view -> Response.ok(view).build());
        }
        return trades.one(reported.trades().getFirst())
                .map(view ->
                        Response.status(view.outcome() == Outcome.ACCEPTED ? 201 : 200)
                                .entity(view)
                                .build());
    }

    @POST
    @Consumes(Ndjson.TYPE)
    @Produces(Ndjson.TYPE)
    @RolesAllowed(Roles.INGEST)
    // Described with the other forms: OpenAPI has one operation per path and method.
    @Operation(operationId = "streamTrades", summary = "Takes in a stream", hidden = true)
    public Multi<byte[]> stream(@Context HttpServerRequest request) {
        return trades.stream(request);
    }
}
