package io.tandem.rebate.rows;

import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Turns rows into one array per column, which is what {@code unnest} takes: a statement then has as
 * many parameters as columns, however many rows there are.
 */
public final class Columns<T> {

    private final List<T> rows;
    private final Tuple parameters;

    private Columns(Collection<T> rows, Tuple parameters) {
        this.rows = List.copyOf(rows);
        this.parameters = parameters;
    }

    /**
     * A select list that turns parameters into rows again: {@code unnest($1::text[]), …}. The
     * functions of a select list run side by side and hand each row on; in a {@code from} clause
     * each would first fill a table of its own, which costs more than the insert of a narrow row.
     *
     * @param first the number of the first parameter
     */
    public static String unnested(int first, String... types) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < types.length; i++) {
            list.append(i == 0 ? "unnest($" : ", unnest($")
                    .append(first + i)
                    .append("::")
                    .append(types[i])
                    .append(')');
        }
        return list.toString();
    }

    public static <T> Columns<T> of(Collection<T> rows) {
        return new Columns<>(rows, Tuple.tuple());
    }

    /** Further parameters of the same statement, of other rows. */
    public <R> Columns<R> and(Collection<R> others) {
        return new Columns<>(others, parameters);
    }

    public Columns<T> text(Function<T, String> value) {
        return add(value, String[]::new);
    }

    public Columns<T> id(Function<T, UUID> value) {
        return add(value, UUID[]::new);
    }

    public Columns<T> decimal(Function<T, BigDecimal> value) {
        return add(value, BigDecimal[]::new);
    }

    public Columns<T> whole(Function<T, Long> value) {
        return add(value, Long[]::new);
    }

    public Columns<T> number(Function<T, Integer> value) {
        return add(value, Integer[]::new);
    }

    public Columns<T> month(Function<T, YearMonth> value) {
        return number(row -> Months.number(value.apply(row)));
    }

    public Columns<T> flag(Function<T, Boolean> value) {
        return add(value, Boolean[]::new);
    }

    public Columns<T> day(Function<T, LocalDate> value) {
        return add(value, LocalDate[]::new);
    }

    public Columns<T> time(Function<T, Instant> value) {
        return add(
                row -> {
                    Instant time = value.apply(row);
                    return time == null ? null : time.atOffset(ZoneOffset.UTC);
                },
                OffsetDateTime[]::new);
    }

    /** A parameter that is the same for all rows. */
    public Columns<T> constant(Object value) {
        parameters.addValue(value);
        return this;
    }

    public Tuple tuple() {
        return parameters;
    }

    private <V> Columns<T> add(Function<T, V> value, IntFunction<V[]> array) {
        V[] column = array.apply(rows.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        parameters.addValue(column);
        return this;
    }
}
