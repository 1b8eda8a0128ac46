package io.tandem.release;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What programs may rely on in a database's tables, by its catalogue. While replicas are replaced,
 * those of the release before work on the new tables: what they relied on holds, and nothing is
 * asked of them that they do not know of.
 *
 * @param promises what holds, each in words
 * @param demands what every row must meet
 * @param columns every column, as {@code table.column}
 */
record Shape(Set<String> promises, Set<Demand> demands, Set<String> columns) {

    /**
     * @param of the table, and {@code table.column} of each column that it looks at
     */
    record Demand(String words, String table, Set<String> of) {}

    private static final String TABLES =
            """
            with kept as (
                select c.oid, c.relname as name, c.relkind as kind from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
                    and not c.relispartition and c.relname <> 'flyway_schema_history'),
            field as (
                select k.oid, k.kind, a.attnum, k.name || '.' || a.attname as name,
                    format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as empty,
                    not a.attnotnull or a.atthasdef or a.attidentity <> '' as left_out
                from kept k join pg_attribute a on a.attrelid = k.oid
                where a.attnum > 0 and not a.attisdropped)
            """;

    private static final String PROMISES =
            TABLES
                    + """
                    select name || ' is ' || type from field
                    union select name || ' may be null' from field where kind <> 'v' and empty
                    union select name || ' may be left out' from field where kind <> 'v' and left_out
                    union select k.name || regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING btree', '')
                        || ' is unique'
                    from kept k join pg_index i on i.indrelid = k.oid where i.indisunique
                    union select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') is there'
                    from pg_proc p where p.pronamespace = 'public'::regnamespace
                    """;

    private static final String DEMANDS =
            TABLES
                    + """
                    select k.name || ': ' || pg_get_constraintdef(c.oid), k.name,
                        array(select f.name from field f where f.oid = k.oid and f.attnum = any(c.conkey))
                    from kept k join pg_constraint c on c.conrelid = k.oid where c.contype in ('c', 'f', 'x')
                    union all
                    select k.name || ': unique' || regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING btree', ''),
                        k.name,
                        array(select f.name from field f where f.oid = k.oid and f.attnum = any(i.indkey::int2[]))
                    from kept k join pg_index i on i.indrelid = k.oid where i.indisunique
                    union all
                    select k.name || ': trigger ' || t.tgname, k.name, '{}'::text[]
                    from kept k join pg_trigger t on t.tgrelid = k.oid where not t.tgisinternal
                    union all
                    select f.name || ' must be given', k.name, '{}'::text[]
                    from kept k join field f on f.oid = k.oid where f.kind <> 'v' and not f.left_out
                    """;

    static Shape of(Connection connection) throws SQLException {
        Set<Demand> demands = new LinkedHashSet<>();
        Set<String> columns = new TreeSet<>();
        Set<String> promises = new TreeSet<>();
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(PROMISES);
            while (rows.next()) {
                promises.add(rows.getString(1));
            }
            rows = statement.executeQuery(DEMANDS);
            while (rows.next()) {
                Array of = rows.getArray(3);
                demands.add(
                        new Demand(
                                rows.getString(1),
                                rows.getString(2),
                                Set.of((String[]) of.getArray())));
            }
            rows = statement.executeQuery(TABLES + "select name from field");
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return new Shape(promises, demands, columns);
    }

    /** What of this does not hold in a later one, and what that one asks for anew. */
    List<String> brokenBy(Shape later) {
        List<String> broken = new ArrayList<>();
        promises.stream()
                .filter(promise -> !later.promises.contains(promise))
                .map(promise -> "no longer: " + promise)
                .forEach(broken::add);
        later.demands.stream()
                .filter(this::concerns)
                .filter(demand -> demands.stream().noneMatch(has -> has.words.equals(demand.words)))
                .map(demand -> "new: " + demand.words)
                .sorted()
                .forEach(broken::add);
        return broken;
    }

    /** A demand that looks at a new column too is met by who leaves that out. */
    private boolean concerns(Demand demand) {
        return columns.stream().anyMatch(column -> column.startsWith(demand.table + "."))
                && columns.containsAll(demand.of);
    }
}
