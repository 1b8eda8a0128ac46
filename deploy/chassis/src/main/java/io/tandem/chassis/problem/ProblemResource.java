package io.tandem.chassis.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Explains what the {@code type} of a problem means. */
@Path("/problems")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Problems", description = "What each kind of problem means.")
public class ProblemResource {

    private final ProblemVocabulary vocabulary;

    ProblemResource(ProblemVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** One kind of problem, explained. */
    @Schema(name = "ProblemKind")
    public record KindView(
            @Schema(examples = "urn:tandem:problem:not-found") URI type,
            @Schema(examples = "404") int status,
            @Schema(examples = "Not found") String title,
            @Schema(examples = "There is no such thing, or it is not yours.") String explanation) {

        static KindView of(ProblemType type) {
            return new KindView(type.uri(), type.status(), type.title(), type.explanation());
        }
    }

    @GET
    @Operation(operationId = "listProblems", summary = "Every kind of problem of this service")
    public List<KindView> list() {
        return kinds().toList();
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getProblem", summary = "One kind of problem")
    @APIResponse(responseCode = "200", description = "What it means")
    @APIResponse(
            responseCode = "404",
            description = "No such kind",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public KindView get(@PathParam("slug") @Schema(examples = "not-found") String slug) {
        return kinds().filter(kind -> kind.type().toString().equals(ProblemType.PREFIX + slug))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("kind of problem"));
    }

    private Stream<KindView> kinds() {
        return Stream.concat(vocabulary.types().stream(), Stream.of(CommonProblem.values()))
                .map(KindView::of);
    }
}
