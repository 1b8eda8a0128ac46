package io.tandem.specimen;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.etag.ETags;
import io.tandem.chassis.feed.Feed;
import io.tandem.chassis.feed.FeedPage;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Rate;
import io.tandem.chassis.ndjson.Batching;
import io.tandem.chassis.ndjson.Line;
import io.tandem.chassis.ndjson.Ndjson;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemVocabulary;
import io.tandem.chassis.security.Caller;
import io.tandem.chassis.security.Roles;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/v1/specimens")
@jakarta.ws.rs.Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SpecimenResource {

    record Part(@NotNull Rate share) {}

    record MakeSpecimen(
            @NotNull @Size(min = 1, max = 40) String name,
            Asset asset,
            BigDecimal amount,
            Instant at,
            List<@NotNull @Valid Part> parts) {}

    record SpecimenView(UUID id, String name) {}

    private final SpecimenRepository repository;
    private final Idempotency idempotency;
    private final IdSource ids;
    private final Feed feed;
    private final Caller caller;

    SpecimenResource(
            SpecimenRepository repository,
            Idempotency idempotency,
            IdSource ids,
            Feed feed,
            Caller caller) {
        this.repository = repository;
        this.idempotency = idempotency;
        this.ids = ids;
        this.feed = feed;
        this.caller = caller;
    }

    @Produces
    @Singleton
    static ProblemVocabulary vocabulary() {
        return new ProblemVocabulary();
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.PARTNER})
    @Operation(operationId = "makeSpecimen", summary = "Makes one, by Panache")
    public Uni<Response> make(@BeanParam IdempotencyKey key, @NotNull @Valid MakeSpecimen command) {
        return idempotency.inSession(
                key,
                command,
                () ->
                        repository
                                .persistAndFlush(new Specimen(ids.next(), command.name()))
                                .map(made -> new SpecimenView(made.id, made.name))
                                .map(view ->
                                        Answer.created("/v1/specimens/" + view.id(), view)
                                                .withETag(0)));
    }

    @POST
    @Path("by-sql")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "makeSpecimenBySql", summary = "Makes one, by the reactive client")
    public Uni<Response> makeBySql(
            @BeanParam IdempotencyKey key, @NotNull @Valid MakeSpecimen command) {
        UUID id = ids.next();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        connection
                                .preparedQuery("insert into specimen values ($1, $2, 0)")
                                .execute(Tuple.of(id, command.name()))
                                .chain(() -> feed.append(connection, "specimens", List.of(command)))
                                .replaceWith(() ->
                                        Answer.created(
                                                "/v1/specimens/" + id,
                                                new SpecimenView(id, command.name()))));
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "listNumbers", summary = "Pages of the numbers 1 to 5")
    public Page<Integer> list(@BeanParam PageParams page) {
        int after = page.cursor().map(cursor -> (int) cursor.number(0)).orElse(0);
        List<Integer> rows =
                IntStream.rangeClosed(after + 1, 5).limit(page.limit() + 1L).boxed().toList();
        return Page.of(rows, page.limit(), Cursor::of, number -> number);
    }

    @PUT
    @Path("{version}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "checkVersion", summary = "204 if If-Match is the path's version")
    public void check(
            @PathParam("version") long version, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        ETags.check(ifMatch, version);
    }

    @GET
    @Path("of/{partner}")
    @RolesAllowed({Roles.OPERATOR, Roles.PARTNER})
    @Operation(operationId = "readOwn", summary = "What only that partner may see")
    public SpecimenView own(@PathParam("partner") UUID partner) {
        caller.mustSee(partner, "specimen");
        return new SpecimenView(partner, "own");
    }

    @GET
    @Path("unannotated")
    @Operation(operationId = "readUnannotated", summary = "Nobody may")
    public String unannotated() {
        return "\"never seen\"";
    }

    @GET
    @Path("fault")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "fail", summary = "Fails")
    public String fail(@QueryParam("why") String why) {
        throw new IllegalStateException("secret " + why);
    }

    @GET
    @Path("feed")
    @RolesAllowed(Roles.SERVICE)
    @Operation(operationId = "readFeed", summary = "The feed")
    public Uni<FeedPage> feed(@QueryParam("after") long after, @QueryParam("limit") int limit) {
        return feed.read("specimens", after, limit);
    }

    @POST
    @Path("stream")
    @Consumes(Ndjson.TYPE)
    @jakarta.ws.rs.Produces(Ndjson.TYPE)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "stream", summary = "Says the length of each line")
    public Multi<byte[]> stream(@Context HttpServerRequest request) {
        return Ndjson.converse(request, Batching.of(100, 3), 1024, SpecimenResource::answered);
    }

    /** Of three batches that come together the last is answered first. */
    private static Uni<List<byte[]>> answered(List<Line> lines) {
        long batch = lines.getFirst().number() / 100;
        return Uni.createFrom()
                .item(answers(lines))
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(1 + 10 * (2 - batch % 3)));
    }

    private static List<byte[]> answers(List<Line> lines) {
        return lines.stream()
                .map(line -> line.number() + ":" + (line.tooLong() ? "-" : line.bytes().length))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
