package io.tandem.rebate.accrual;

import io.tandem.rebate.accrual.model.Basis;
import io.tandem.rebate.earnings.model.Activity;
import java.util.Set;

/** What a batch is rated by, with the epoch that it was read in. */
public final class Ground {

    private final Basis basis;
    private final Epoch epoch;
    private Set<Activity> written = Set.of();

    Ground(Basis basis, Epoch epoch) {
        this.basis = basis;
        this.epoch = epoch;
    }

    /** The epoch as long as which it is good. */
    public long epoch() {
        return epoch.number();
    }

    Basis basis() {
        return basis;
    }

    /** Those of them that are not known to be on the roll-up: they are about to be written. */
    Set<Activity> toWrite(Set<Activity> came) {
        written = epoch.unknown(came);
        return written;
    }

    /** What was written is there to stay. */
    public void committed() {
        epoch.learn(written);
    }
}
