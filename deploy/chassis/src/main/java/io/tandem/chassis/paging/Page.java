package io.tandem.chassis.paging;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A piece of a list.
 *
 * @param next what to send as {@code after} for the piece that follows; null at the end
 */
@RegisterForReflection
public record Page<T>(
        List<T> items,
        @Schema(
                        nullable = true,
                        description = "Send as `after` for the next page; null at the end.")
                String next) {

    /** A page of rows that were fetched with one more than {@code limit}, to see if more follow. */
    public static <R, T> Page<T> of(
            List<R> rows, int limit, Function<R, Cursor> key, Function<R, T> view) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(view).toList(),
                more ? key.apply(shown.getLast()).encode() : null);
    }
}
