package io.tandem.rebate.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.rebate.RebateTest;
import io.tandem.testkit.TandemPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that hold a month each, as the database makes them. */
@QuarkusTest
class MonthTableTest extends RebateTest {

    private static final int MONTH = 299911;

    @ParameterizedTest
    @ValueSource(strings = {"trade", "accrual"})
    void gathersStatisticsAsAllMonthsDo(String parent) throws SQLException {
        try (Connection owner = TandemPostgres.connect()) {
            try (PreparedStatement make = owner.prepareStatement("select add_month(?::name, ?)")) {
                make.setString(1, parent);
                make.setInt(2, MONTH);
                make.execute();
            }

            Set<String> columns = withoutStatistics(owner, parent + "_" + MONTH);

            assertEquals(withoutStatistics(owner, parent), columns);
            assertTrue(columns.contains("rate_ppm"), columns.toString());
            assertFalse(columns.contains("period"), columns.toString());
        }
    }

    private static Set<String> withoutStatistics(Connection owner, String table)
            throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (PreparedStatement query =
                owner.prepareStatement(
                        "select attname from pg_attribute"
                                + " where attrelid = ?::regclass and attstattarget = 0"
                                + " and attnum > 0")) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        return columns;
    }
}
