package io.tandem.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What the roles of a service's database cannot do. That the application's role can do all that its
 * service does is what every other test shows, since it runs as that role.
 */
public final class LeastPrivilege {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private LeastPrivilege() {}

    /** The application's role can neither change nor empty a table of records. */
    public static void checkAppendOnly(String... tables) throws SQLException {
        try (Connection connection = TandemPostgres.connectAsApplication()) {
            for (String table : tables) {
                String column = firstColumn(connection, table);
                refused(connection, "update " + table + " set " + column + " = " + column);
                refused(connection, "delete from " + table);
                refused(connection, "truncate " + table);
            }
        }
    }

    /** The application's role cannot touch the schema, nor the record of its migrations. */
    public static void checkNoSchemaChanges(String table) throws SQLException {
        try (Connection connection = TandemPostgres.connectAsApplication()) {
            refused(connection, "create table intruder (word text)");
            refused(connection, "create schema intruder");
            refused(connection, "alter table " + table + " add column intruder text");
            refused(connection, "drop table " + table);
            refused(connection, "create index on " + table + " ((1))");
            refused(
                    connection,
                    "create function intruder() returns integer language sql as 'select 1'");
            refused(connection, "delete from flyway_schema_history");
            refused(connection, "call grant_privileges(array[]::text[], '{}')");
        }
    }

    /** The reader's role can read every table, and nothing else. */
    public static void checkReader() throws SQLException {
        try (Connection connection = TandemPostgres.connectAsReader()) {
            for (String table : tables(connection)) {
                String column = firstColumn(connection, table);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select 1 from " + table + " limit 1");
                }
                refused(connection, "insert into " + table + " default values");
                refused(connection, "update " + table + " set " + column + " = " + column);
                refused(connection, "delete from " + table);
            }
            refused(connection, "create table intruder (word text)");
        }
    }

    /** As the application: for what only one service has. */
    public static void refusedToApplication(String sql) throws SQLException {
        try (Connection connection = TandemPostgres.connectAsApplication()) {
            refused(connection, sql);
        }
    }

    private static void refused(Connection connection, String sql) {
        SQLException refusal =
                assertThrows(
                        SQLException.class,
                        () -> {
                            try (Statement statement = connection.createStatement()) {
                                statement.execute(sql);
                            }
                        },
                        sql);
        assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), sql + ": " + refusal);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return strings(
                connection,
                "select relname from pg_class where relnamespace = 'public'::regnamespace"
                        + " and relkind in ('r', 'p') and not relispartition order by 1");
    }

    private static String firstColumn(Connection connection, String table) throws SQLException {
        return strings(
                        connection,
                        "select attname from pg_attribute where attrelid = '"
                                + table
                                + "'::regclass and attnum > 0 and not attisdropped and attidentity"
                                + " = '' order by attnum limit 1")
                .getFirst();
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
