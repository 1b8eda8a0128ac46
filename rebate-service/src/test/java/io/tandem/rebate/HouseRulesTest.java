package io.tandem.rebate;

import io.tandem.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("io.tandem.rebate");
    }
}
