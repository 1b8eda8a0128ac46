package io.tandem.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir private Path store;

    @Test
    void keepsWhatWasCommittedAndStopsWhole() throws Exception {
        ProcessHandle process;
        try (Database database = Database.start(store)) {
            process = database.process().orElseThrow();
            assertTrue(database.durable());
            try (Connection connection = connection(database, ServiceName.TEAM, "team");
                    Statement statement = connection.createStatement()) {
                statement.execute("create table kept(word text)");
                statement.execute("insert into kept values ('still here')");
            }
        }
        assertFalse(process.isAlive());

        try (Database again = Database.start(store);
                Connection connection = connection(again, ServiceName.TEAM, "team");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select word from kept")) {
            assertTrue(rows.next());
            assertEquals("still here", rows.getString(1));
            assertThrows(
                    SQLException.class,
                    () -> connection(again, ServiceName.REBATE, "team").close(),
                    "no service reads another's database");
        }
    }

    @Test
    void comesBackFromACrashOnTheSamePortWithWhatWasCommitted() throws Exception {
        Database database = Database.start(store);
        int port = database.port();
        ProcessHandle before = database.process().orElseThrow();
        try (Connection connection = connection(database, ServiceName.TEAM, "team");
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept(word text)");
            statement.execute("insert into kept values ('still here')");
        }

        try (Database again = database.crash();
                Connection connection = connection(again, ServiceName.TEAM, "team");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select word from kept")) {
            assertFalse(before.isAlive());
            assertEquals(port, again.port());
            assertTrue(rows.next());
        }
    }

    private static Connection connection(Database database, ServiceName of, String user)
            throws SQLException {
        return DriverManager.getConnection("jdbc:" + database.address(of), user, "");
    }
}
