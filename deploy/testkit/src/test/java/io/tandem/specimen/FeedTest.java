package io.tandem.specimen;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TandemPostgres.class)
class FeedTest {

    private static final String APPEND =
            "insert into feed_entry (feed, at, payload) values ('specimens', now(), ?)";

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = TandemPostgres.connect()) {
            connection.createStatement().execute("truncate feed_entry, feed_head");
        }
    }

    @Test
    void neverSkipsARowThatCommitsLate() throws SQLException {
        try (Connection early = TandemPostgres.connect();
                Connection late = TandemPostgres.connect()) {
            early.setAutoCommit(false);
            append(early, "1");
            append(late, "2");
            JsonPath before = read(0, 10);

            early.commit();
            JsonPath after = read(before.getLong("next"), 10);

            assertEquals(List.of(2), before.getList("items.payload"));
            assertEquals(List.of(1), before.getList("items.position"));
            assertEquals(List.of(1), after.getList("items.payload"));
            assertEquals(List.of(2), after.getList("items.position"));
        }
    }

    @Test
    void leavesNoPositionToWhatRolledBack() throws SQLException {
        try (Connection connection = TandemPostgres.connect()) {
            append(connection, "1");
            connection.setAutoCommit(false);
            append(connection, "2");
            read(0, 10);
            connection.rollback();
            append(connection, "3");
            connection.commit();
        }

        assertEquals(List.of(1, 3), read(0, 10).getList("items.payload"));
        assertEquals(List.of(1, 2), read(0, 10).getList("items.position"));
    }

    @Test
    void isReadAgainFromTheStartAndByPages() throws SQLException {
        try (Connection connection = TandemPostgres.connect()) {
            for (int i = 1; i <= 5; i++) {
                append(connection, Integer.toString(i));
            }
        }

        assertEquals(List.of(1, 2, 3, 4, 5), read(0, 10).getList("items.payload"));
        assertEquals(List.of(3, 4), read(2, 2).getList("items.payload"));
        assertEquals(4, read(2, 2).getLong("next"));
        assertEquals(5, read(5, 2).getLong("next"));
    }

    @Test
    void givesDensePositionsToWritersAndReadersAtOnce() throws Exception {
        int writers = 8;
        int each = 50;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> work =
                    IntStream.range(0, writers * 2)
                            .mapToObj(i -> i % 2 == 0 ? writing(each) : reading(each))
                            .toList();
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }

        assertEquals(
                LongStream.rangeClosed(1, (long) writers * each).boxed().toList(),
                read(0, 1000).getList("items.position", Long.class));
    }

    private static Callable<Void> writing(int times) {
        return () -> {
            try (Connection connection = TandemPostgres.connect()) {
                for (int i = 0; i < times; i++) {
                    append(connection, Integer.toString(i));
                }
            }
            return null;
        };
    }

    private static Callable<Void> reading(int times) {
        return () -> {
            for (int i = 0; i < times; i++) {
                read(0, 1);
            }
            return null;
        };
    }

    private static void append(Connection connection, String payload) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, payload);
            statement.executeUpdate();
        }
    }

    private static JsonPath read(long after, int limit) {
        return given().auth()
                .oauth2(Tokens.service())
                .queryParam("after", after)
                .queryParam("limit", limit)
                .get("/v1/specimens/feed")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
