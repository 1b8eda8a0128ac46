package io.tandem.rebate;

import io.tandem.testkit.TandemPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Puts months away as an operator does, and attaches them again. */
public final class PutAway {

    public static final List<String> BOTH = List.of("trade", "accrual");

    private PutAway() {}

    public static void detach(int month) {
        detach(month, BOTH);
    }

    public static void detach(int month, List<String> tables) {
        for (String table : tables) {
            execute("alter table %1$s detach partition %1$s_%2$d".formatted(table, month));
        }
    }

    /** Attaches whatever of it is not. */
    public static void attach(int month) {
        for (String table : BOTH) {
            if (count(
                            "select count(*) from pg_inherits where inhparent = '%1$s'::regclass"
                                            .formatted(table)
                                    + " and inhrelid = to_regclass('%s_%d')"
                                            .formatted(table, month))
                    == 0) {
                execute(
                        "alter table %1$s attach partition %1$s_%2$d for values in (%2$d)"
                                .formatted(table, month));
            }
        }
    }

    public static void execute(String sql) {
        try (Connection database = TandemPostgres.connect();
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public static long count(String sql) {
        try (Connection database = TandemPostgres.connect();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
