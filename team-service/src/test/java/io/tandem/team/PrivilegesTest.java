package io.tandem.team;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.testkit.LeastPrivilege;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the roles of this service's database cannot do; the other tests run as one of them. */
@QuarkusTest
class PrivilegesTest extends TeamServiceTest {

    @Test
    void applicationChangesNoRecord() throws SQLException {
        LeastPrivilege.checkAppendOnly(
                "agreement_exit",
                "agreement_removal_vote",
                "dispute_acceptance",
                "dispute_ballot",
                "dispute_evidence",
                "settlement_cause",
                "settlement_consent",
                "settlement_contribution",
                "settlement_cost",
                "settlement_part",
                "settlement_rebate",
                "settlement_transfer");
    }

    @Test
    void applicationCannotMendASignature() throws SQLException {
        LeastPrivilege.refusedToApplication("update agreement_signature set signature = 'x'");
        LeastPrivilege.refusedToApplication("delete from agreement_signature");
        LeastPrivilege.refusedToApplication("update signing_key set public_key = 'x'");
        LeastPrivilege.refusedToApplication("delete from settlement");
        LeastPrivilege.refusedToApplication("delete from cost_vote");
    }

    @Test
    void applicationChangesNoSchemaAndReaderNothing() throws SQLException {
        LeastPrivilege.checkNoSchemaChanges("agreement");
        LeastPrivilege.checkReader();
    }
}
