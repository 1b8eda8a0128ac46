package io.tandem.rebate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.testkit.LeastPrivilege;
import io.tandem.testkit.TandemPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the roles of this service's database cannot do; the other tests run as one of them. */
@QuarkusTest
class PrivilegesTest extends RebateTest {

    @Test
    void applicationChangesNoRecord() throws SQLException {
        LeastPrivilege.checkAppendOnly(
                "trade_key",
                "trade",
                "accrual",
                "journal_entry",
                "posting",
                "transfer",
                "reversal",
                "hold_end",
                "payout_step",
                "adjustment_undo",
                "binding_revision",
                "statement",
                "statement_total",
                "statement_leaf",
                "statement_run",
                "statement_balance",
                "plan",
                "plan_tier");
    }

    @Test
    void applicationChangesNoSchemaAndReaderNothing() throws SQLException {
        LeastPrivilege.checkNoSchemaChanges("trade");
        LeastPrivilege.checkReader();
    }

    @Test
    void whatIsLockedCannotBeChangedInWhatItSays() throws SQLException {
        LeastPrivilege.refusedToApplication("update hold set amount = amount + 1");
        LeastPrivilege.refusedToApplication("update payout set amount = amount + 1");
        LeastPrivilege.refusedToApplication("update statement_close set root = root");
        LeastPrivilege.refusedToApplication("delete from balance");
    }

    @Test
    void monthsAreReachedByTheirTableOnly() throws SQLException {
        try (Connection owner = TandemPostgres.connect();
                Statement statement = owner.createStatement()) {
            statement.execute("select add_month('trade', 299912)");
        }
        LeastPrivilege.refusedToApplication("delete from trade_299912");
        LeastPrivilege.refusedToApplication("insert into trade_299912 default values");
        LeastPrivilege.refusedToApplication("alter table trade detach partition trade_299912");
    }

    @ParameterizedTest
    @CsvSource({"posting_of_debit, 202510", "trade; drop table trade, 202510", "trade, 202513"})
    void nothingButMonthsOfTablesKeptByMonthIsMade(String parent, int month) throws SQLException {
        try (Connection owner = TandemPostgres.connect();
                var call = owner.prepareStatement("select add_month(?::name, ?)")) {
            call.setString(1, parent);
            call.setInt(2, month);

            SQLException refusal = assertThrows(SQLException.class, call::execute);

            assertEquals("22023", refusal.getSQLState(), refusal.toString());
        }
    }
}
