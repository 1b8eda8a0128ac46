package io.tandem.release;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Databases of the services, as they were released and as they are. */
final class Databases implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Path released;

    /**
     * @param scratch where the released migrations are put together
     */
    Databases(Path scratch) throws IOException {
        this.postgres = EmbeddedPostgres.builder().start();
        this.released = scratch;
    }

    DataSource postgres() {
        return postgres.getPostgresDatabase();
    }

    DataSource empty(String name) throws SQLException {
        execute(postgres(), "create database " + name);
        return postgres.getDatabase("postgres", name);
    }

    /** Only what was released: numbers of new migrations may lie between those of released ones. */
    DataSource asReleased(DataSource database, Service service) throws IOException {
        Path folder = Files.createDirectories(released.resolve(service.word()));
        Map<String, String> record = Release.migrations();
        for (Path path : service.migrations()) {
            Path copy = folder.resolve(path.getFileName());
            if (record.containsKey(path.toString()) && !Files.exists(copy)) {
                Files.copy(Service.inHome(path.toString()), copy);
            }
        }
        return migrated(database, "filesystem:" + folder);
    }

    DataSource asItIs(DataSource database, Service service) {
        return migrated(
                database,
                Service.migrationFolders(service).stream()
                        .map(folder -> "filesystem:" + folder)
                        .toArray(String[]::new));
    }

    private static DataSource migrated(DataSource database, String... locations) {
        Flyway.configure()
                .dataSource(database)
                .locations(locations)
                .outOfOrder(true)
                .load()
                .migrate();
        return database;
    }

    static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Shape shape(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Shape.of(connection);
        }
    }

    /** The columns of each table. */
    static Map<String, List<String>> columns(DataSource database) throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select c.relname, quote_ident(a.attname)
                                from pg_class c join pg_attribute a on a.attrelid = c.oid
                                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                                    and not c.relispartition and c.relname <> 'flyway_schema_history'
                                    and a.attnum > 0 and not a.attisdropped
                                order by c.relname, a.attnum
                                """)) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), any -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return columns;
    }

    /** The rows of each table, of these columns alone, in the order of their text. */
    static Map<String, List<String>> rows(DataSource database, Map<String, List<String>> columns)
            throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, List<String>> table : columns.entrySet()) {
                List<String> rows = new ArrayList<>();
                ResultSet result =
                        statement.executeQuery(
                                "select row(%s)::text as line from \"%s\" order by line"
                                        .formatted(
                                                String.join(", ", table.getValue()),
                                                table.getKey()));
                while (result.next()) {
                    rows.add(result.getString(1));
                }
                all.put(table.getKey(), rows);
            }
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
