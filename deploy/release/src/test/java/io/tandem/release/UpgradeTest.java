package io.tandem.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An installation of the last release, with data, takes in what is new. */
class UpgradeTest {

    private static EmbeddedPostgres postgres;

    @TempDir Path released;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void keepsEveryRowOfTheReleaseAsItWas(Service service) throws SQLException, IOException {
        DataSource database = database(service.word() + "_upgraded");
        migrate(database, releasedLocations(service));
        execute(database, Release.data(service));
        Map<String, List<String>> columns = columns(database);
        Map<String, List<String>> before = rows(database, columns);
        assertTrue(
                before.values().stream().filter(rows -> !rows.isEmpty()).count() > 10,
                "The data is too thin to prove anything");

        migrate(database, presentLocations(service));

        assertEquals(before, rows(database, columns));
    }

    /** While replicas are replaced, the release before works on the new tables. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void letsTheReleaseBeforeWriteWhatItWrites(Service service) throws SQLException, IOException {
        DataSource upgraded = database(service.word() + "_rolling");
        migrate(upgraded, presentLocations(service));
        execute(upgraded, Release.data(service));
        DataSource asReleased = database(service.word() + "_released");
        migrate(asReleased, releasedLocations(service));
        execute(asReleased, Release.data(service));
        Map<String, List<String>> columns = columns(asReleased);

        assertEquals(rows(asReleased, columns), rows(upgraded, columns));
    }

    private static DataSource database(String name) throws SQLException {
        execute(postgres.getPostgresDatabase(), "create database " + name);
        return postgres.getDatabase("postgres", name);
    }

    private static void migrate(DataSource database, String... locations) {
        Flyway.configure()
                .dataSource(database)
                .locations(locations)
                .outOfOrder(true)
                .load()
                .migrate();
    }

    private static String[] presentLocations(Service service) {
        return Service.migrationFolders(service).stream()
                .map(folder -> "filesystem:" + folder)
                .toArray(String[]::new);
    }

    /** Only what was released: numbers of new migrations may lie between those of released ones. */
    private String[] releasedLocations(Service service) throws IOException {
        Path folder = Files.createDirectories(released.resolve(service.word()));
        Map<String, String> record = Release.migrations();
        for (Path path : service.migrations()) {
            if (record.containsKey(path.toString())) {
                Path copy = folder.resolve(path.getFileName());
                if (!Files.exists(copy)) {
                    Files.copy(Service.inHome(path.toString()), copy);
                }
            }
        }
        return new String[] {"filesystem:" + folder};
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The columns of each table, but for those that a migration may change, as is on record. */
    private static Map<String, List<String>> columns(DataSource database) throws SQLException {
        List<String> changed =
                Release.exemptions().stream()
                        .map(Release.Exemption::step)
                        .filter(step -> step.startsWith("data "))
                        .map(step -> step.substring("data ".length()))
                        .toList();
        Map<String, List<String>> columns = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select table_name, column_name from information_schema.columns
                                where table_schema = 'public'
                                    and table_name <> 'flyway_schema_history'
                                order by table_name, ordinal_position
                                """)) {
            while (rows.next()) {
                if (!changed.contains(rows.getString(1) + "." + rows.getString(2))) {
                    columns.computeIfAbsent(rows.getString(1), any -> new ArrayList<>())
                            .add("\"" + rows.getString(2) + "\"");
                }
            }
        }
        return columns;
    }

    private static Map<String, List<String>> rows(
            DataSource database, Map<String, List<String>> columns) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, List<String>> table : columns.entrySet()) {
                String row = "(" + String.join(", ", table.getValue()) + ")::text";
                List<String> rows = new ArrayList<>();
                ResultSet result =
                        statement.executeQuery(
                                "select row"
                                        + row
                                        + " as line from \""
                                        + table.getKey()
                                        + "\" order by line");
                while (result.next()) {
                    rows.add(result.getString(1));
                }
                all.put(table.getKey(), rows);
            }
        }
        return all;
    }
}
