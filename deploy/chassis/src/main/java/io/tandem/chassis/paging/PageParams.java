package io.tandem.chassis.paging;

import io.tandem.chassis.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list is asked for. */
public class PageParams {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    @QueryParam("limit")
    @Parameter(
            name = "limit",
            description = "How many items at most.",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "200",
                            defaultValue = "50"),
            example = "50")
    String limit;

    @QueryParam("after")
    @Parameter(
            name = "after",
            description = "The `next` of the page before; none for the first page.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 1024))
    String after;

    /**
     * @throws ProblemException 400 when it is not a number from 1 to 200
     */
    public int limit() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MAX_LIMIT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw ProblemException.invalid("limit", "must be a number from 1 to " + MAX_LIMIT);
    }

    public Optional<Cursor> cursor() {
        return Optional.ofNullable(after).filter(text -> !text.isEmpty()).map(Cursor::decode);
    }
}
