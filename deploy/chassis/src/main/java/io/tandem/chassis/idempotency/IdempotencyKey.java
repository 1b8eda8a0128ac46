package io.tandem.chassis.idempotency;

import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The header by which a caller names one intended effect, over all of its retries. */
public class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    @HeaderParam(HEADER)
    @Parameter(
            name = HEADER,
            required = true,
            description =
                    "Names this one effect: send it again when you retry, and the first answer comes"
                            + " back with `Idempotency-Replayed: true`.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            minLength = 1,
                            maxLength = 255,
                            pattern = "^[\\x21-\\x7e]+$"),
            example = "enrol-7c3c11")
    String value;

    @Context UriInfo uri;

    /**
     * @throws ProblemException when the header is missing or not 1 to 255 visible ASCII characters
     */
    String value() {
        if (value == null || value.isEmpty()) {
            throw ProblemException.of(
                    CommonProblem.IDEMPOTENCY_KEY_MISSING,
                    CommonProblem.IDEMPOTENCY_KEY_MISSING.explanation());
        }
        if (!VISIBLE.matcher(value).matches()) {
            throw ProblemException.invalid(HEADER, "must be 1 to 255 visible ASCII characters");
        }
        return value;
    }

    /** What the key was sent to; the same key elsewhere is another request. */
    String path() {
        return uri.getPath();
    }
}
