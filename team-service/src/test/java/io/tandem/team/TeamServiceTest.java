package io.tandem.team;

import io.quarkus.test.common.QuarkusTestResource;
import io.tandem.testkit.DescribedAnswers;
import io.tandem.testkit.MutableClock;
import io.tandem.testkit.TandemPostgres;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every test over HTTP starts from. Tests make teams of their own, so they share a database.
 */
@QuarkusTestResource(TandemPostgres.class)
@QuarkusTestResource(RebateAddress.class)
public abstract class TeamServiceTest {

    static {
        DescribedAnswers.demand();
    }

    @Inject protected MutableClock clock;

    protected final FakeRebate rebate = FakeRebate.running();

    @BeforeEach
    void startAfresh() {
        clock.reset();
        rebate.reset();
    }
}
