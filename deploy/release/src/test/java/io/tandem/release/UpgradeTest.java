package io.tandem.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.release.Release.Contract;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An installation of the last release, with data, takes in what is new. */
class UpgradeTest {

    private static Databases databases;

    @BeforeAll
    static void start(@TempDir Path scratch) throws IOException {
        databases = new Databases(scratch);
    }

    @AfterAll
    static void stop() throws IOException {
        databases.close();
    }

    /** The newest is what the services' own tests run on. */
    @Test
    void runsOnTheOldestPostgresThatIsSupported() throws SQLException {
        try (Connection connection = databases.postgres().getConnection()) {
            assertEquals(15, connection.getMetaData().getDatabaseMajorVersion());
        }
    }

    /** New migrations may add rows, as what a new feed has to tell of old ones. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void keepsEveryRowOfTheReleaseAsItWas(Service service) throws SQLException, IOException {
        DataSource database =
                databases.asReleased(databases.empty(service.word() + "_upgraded"), service);
        Databases.execute(database, Release.data(service));
        Map<String, List<String>> columns = Databases.columns(database);
        Map<String, List<String>> before = Databases.rows(database, columns);
        assertEquals(
                List.of(),
                before.keySet().stream().filter(table -> before.get(table).isEmpty()).toList(),
                "Tables of which nothing is proved: add rows to " + service.word() + ".sql");

        databases.asItIs(database, service);

        assertEquals(
                Map.of(), less(before, Databases.rows(database, columns)), "Rows gone or changed");
    }

    private static Map<String, List<String>> less(
            Map<String, List<String>> rows, Map<String, List<String>> others) {
        Map<String, List<String>> left = new TreeMap<>();
        rows.forEach((table, lines) -> {
            List<String> rest = new ArrayList<>(lines);
            others.get(table).forEach(rest::remove);
            if (!rest.isEmpty()) {
                left.put(table, rest);
            }
        });
        return left;
    }

    /** While replicas are replaced, the release before works on the new tables. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void letsTheReleaseBeforeWriteWhatItWrites(Service service) throws SQLException, IOException {
        DataSource upgraded =
                databases.asItIs(databases.empty(service.word() + "_rolling"), service);
        Databases.execute(upgraded, Release.data(service));
        DataSource released =
                databases.asReleased(databases.empty(service.word() + "_released"), service);
        Databases.execute(released, Release.data(service));
        Map<String, List<String>> columns = Databases.columns(released);

        assertEquals(
                Map.of(),
                less(Databases.rows(released, columns), Databases.rows(upgraded, columns)),
                "Rows that were not written as they are given");
    }

    /**
     * What they write meanwhile is to the new release as if it had been there before: what a
     * migration makes of old rows once is made of these, too.
     */
    @ParameterizedTest
    @EnumSource(Service.class)
    void takesWhatIsWrittenMeanwhileAsIfItHadBeenThere(Service service)
            throws SQLException, IOException {
        DataSource before =
                databases.asReleased(databases.empty(service.word() + "_before"), service);
        Databases.execute(before, Release.data(service));
        databases.asItIs(before, service);
        DataSource meanwhile =
                databases.asItIs(databases.empty(service.word() + "_meanwhile"), service);
        Databases.execute(meanwhile, Release.data(service));
        Map<String, List<String>> columns = Databases.columns(before);
        columns.replaceAll((table, all) ->
                all.stream()
                        .filter(column ->
                                !known(service).contains("differs: " + table + "." + column))
                        .toList());
        columns.values().removeIf(List::isEmpty);

        Map<String, List<String>> expected = Databases.rows(before, columns);
        Map<String, List<String>> actual = Databases.rows(meanwhile, columns);

        assertEquals(less(expected, actual), less(actual, expected));
    }

    /** What no row of the data shows: the release before finds all that it relies on. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void keepsWhatTheReleaseBeforeReliesOn(Service service) throws SQLException, IOException {
        Shape released =
                Databases.shape(
                        databases.asReleased(
                                databases.empty(service.word() + "_promised"), service));
        Shape upgraded =
                Databases.shape(
                        databases.asItIs(databases.empty(service.word() + "_kept"), service));
        List<String> known =
                known(service).stream().filter(line -> !line.startsWith("differs:")).toList();

        List<String> broken = released.brokenBy(upgraded);

        assertTrue(released.promises().size() > 50, "Too few promises to be all");
        assertEquals(
                List.of(),
                broken.stream().filter(promise -> !known.contains(promise)).toList(),
                "What replicas of the release before cannot live with. What they can is named, with"
                        + " the reason, in contracts.txt");
        assertEquals(
                List.of(),
                known.stream().filter(promise -> !broken.contains(promise)).toList(),
                "Named in contracts.txt, and not so");
    }

    /** What is set for a table that is kept by month holds in months made before and since. */
    @Test
    void makesMonthsLikeThoseOfTheRelease() throws SQLException, IOException {
        DataSource database =
                databases.asReleased(databases.empty("rebate_months"), Service.REBATE);
        Databases.execute(database, Release.data(Service.REBATE));
        databases.asItIs(database, Service.REBATE);

        Databases.execute(
                database,
                """
                select add_month('trade', 202602), add_month('accrual', 202602),
                    add_month('statement_leaf', 202602)
                """);

        Map<String, String> without = columnsWithoutStatistics(database);
        for (String table : List.of("trade", "accrual", "statement_leaf")) {
            assertEquals(without.get(table), without.get(table + "_202601"), table);
            assertEquals(without.get(table), without.get(table + "_202602"), table);
        }
        assertTrue(without.get("trade").contains("rate_ppm"), without.toString());
    }

    /** Of each table that is kept by month, and of each month that is part of one. */
    private static Map<String, String> columnsWithoutStatistics(DataSource database)
            throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select c.relname, coalesce(string_agg(a.attname, ' ' order by a.attname)
                                    filter (where a.attstattarget = 0), '')
                                from pg_class c join pg_attribute a on a.attrelid = c.oid
                                where (c.relkind = 'p' or c.relkind = 'r' and c.relispartition)
                                    and a.attnum > 0
                                group by c.relname
                                """)) {
            while (rows.next()) {
                columns.put(rows.getString(1), rows.getString(2));
            }
        }
        return columns;
    }

    private static List<String> known(Service service) {
        return Release.contracts().stream()
                .filter(contract -> contract.service() == service)
                .map(Contract::promise)
                .toList();
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of("create table new (b int not null)", List.of()),
                Arguments.of("alter table held add column new int", List.of()),
                Arguments.of("alter table held add column new int not null default 0", List.of()),
                Arguments.of("alter table held drop constraint held_amount_positive", List.of()),
                Arguments.of(
                        "alter table held add column new int, add check (new > 0 or amount > 0)",
                        List.of()),
                Arguments.of(
                        "alter table held add column new int not null",
                        List.of("new: held.new must be given")),
                Arguments.of(
                        "alter table held alter column id drop identity",
                        List.of(
                                "no longer: held.id may be left out",
                                "new: held.id must be given")),
                Arguments.of(
                        "alter table held alter column note set not null",
                        List.of(
                                "no longer: held.note may be left out",
                                "no longer: held.note may be null",
                                "new: held.note must be given")),
                Arguments.of(
                        "alter table held drop column note",
                        List.of(
                                "no longer: held.note is text",
                                "no longer: held.note may be left out",
                                "no longer: held.note may be null")),
                Arguments.of(
                        "alter table held alter column amount type numeric(20, 2)",
                        List.of("no longer: held.amount is numeric")),
                Arguments.of(
                        "alter table held drop constraint held_pk, add column part int not null"
                                + " default 0, add primary key (id, part)",
                        List.of("no longer: held (id) is unique")),
                Arguments.of(
                        "alter table held add check (amount < 100)",
                        List.of("new: held: CHECK ((amount < (100)::numeric))")),
                Arguments.of(
                        "create unique index on held (note) where amount > 1",
                        List.of("new: held: unique (note) WHERE (amount > (1)::numeric)")),
                Arguments.of(
                        "create trigger held_t before insert on held for each row"
                                + " execute function suppress_redundant_updates_trigger()",
                        List.of("new: held: trigger held_t")),
                Arguments.of("drop function holds()", List.of("no longer: holds() is there")));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepThatTheReleaseBeforeCannotLiveWithIsFound(String step, List<String> expected)
            throws SQLException {
        try (Connection connection = databases.postgres().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    """
                    create table held (
                        id bigint generated always as identity, note text, amount numeric not null,
                        constraint held_pk primary key (id),
                        constraint held_amount_positive check (amount > 0));
                    create function holds() returns int language sql as 'select 1';
                    """);
            Shape before = Shape.of(connection);

            statement.execute(step);

            assertEquals(expected, before.brokenBy(Shape.of(connection)));
            connection.rollback();
        }
    }
}
