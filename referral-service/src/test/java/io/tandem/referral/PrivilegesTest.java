package io.tandem.referral;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.testkit.LeastPrivilege;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the roles of this service's database cannot do; the other tests run as one of them. */
@QuarkusTest
class PrivilegesTest extends ReferralTest {

    @Test
    void applicationChangesNoRecord() throws SQLException {
        LeastPrivilege.checkAppendOnly("click", "link_version");
        LeastPrivilege.refusedToApplication("delete from binding");
        LeastPrivilege.refusedToApplication("update refusal set reason = reason");
    }

    @Test
    void applicationChangesNoSchemaAndReaderNothing() throws SQLException {
        LeastPrivilege.checkNoSchemaChanges("binding");
        LeastPrivilege.checkReader();
    }
}
