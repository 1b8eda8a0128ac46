package io.tandem.rebate.period;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.YearMonth;

/** Closes a month of a programme. */
@RegisterForReflection
record ClosePeriod(String programme, YearMonth period) {}
